import { useState } from 'preact/hooks';
import { normalise } from '../crypto/words';
import { isKit } from '../sync/account';
import { Enrol } from './enrol';
import { Icon } from './icons';
import type { Notebook } from './notebook';
import { Button, Phrase, Problem, quiet, Title } from './parts';

/** The built script carries the hash of its content in its name. */
const version = /-([\w-]+)\.js$/.exec(import.meta.url)?.[1] ?? 'de travail';

export function Locked({ notebook }: { notebook: Notebook }) {
  const [way, setWay] = useState<'closed' | 'phrase' | 'kit'>('closed');
  if (way === 'phrase') return <OpenByPhrase notebook={notebook} onKit={() => setWay('kit')} onBack={() => setWay('closed')} />;
  if (way === 'kit') return <OpenByKit notebook={notebook} onBack={() => setWay('phrase')} />;
  return (
    <main class="page">
      <div class="center"><Icon name="notebook-text" big /><Title>Carnet</Title><p>Fermé</p></div>
      <div class="push" />
      <p class="small">Version {version}</p>
      {notebook.newer && <Button kind="second" icon="refresh-cw" onTap={notebook.newer}>Prendre la nouvelle version</Button>}
      <Button onTap={() => setWay('phrase')}>Ouvrir</Button>
    </main>
  );
}

const Close = ({ onTap }: { onTap: () => void }) => <button type="button" class="icon-button" aria-label="Revenir" onClick={onTap}><Icon name="x" /></button>;

function OpenByPhrase({ notebook, onKit, onBack }: { notebook: Notebook; onKit: () => void; onBack: () => void }) {
  const [busy, setBusy] = useState(false), [problem, setProblem] = useState('');
  const give = async (phrase: string): Promise<void> => {
    setBusy(true);
    setProblem('');
    const answer = await notebook.unlock(phrase);
    if (answer === 'wrong') setProblem('Ce ne sont pas les sept mots. Rien n’est bloqué, vérifiez l’ordre.');
    if (answer === 'damaged') setProblem('Le serveur donne une serrure que ce carnet refuse : elle est abîmée, ou plus faible que la vôtre. Prévenez la personne responsable ; rien n’est perdu dans ce téléphone.');
    setBusy(false);
  };
  return (
    <main class="page">
      <div class="top"><Title>Vos sept mots</Title><Close onTap={onBack} /></div>
      <Phrase onPhrase={(phrase) => void give(phrase)} busy={busy} problem={problem} />
      <div class="push" />
      <p class="small">La liste de mots est publique et dans le téléphone. Aucune limite d’essais.</p>
      <div class="choices"><Button kind="plain" onTap={onKit}>J’ai mon kit</Button><Button kind="plain" onTap={notebook.toDoor}>Une autre personne</Button></div>
    </main>
  );
}

function OpenByKit({ notebook, onBack }: { notebook: Notebook; onBack: () => void }) {
  const [kit, setKit] = useState(''), [good, setGood] = useState(false), [problem, setProblem] = useState('');
  const check = async (): Promise<void> => {
    if (await isKit(kit)) return setGood(true);
    const count = normalise(kit).split(' ').filter(Boolean).length;
    setProblem(count === 24 ? 'Ces mots ne vont pas ensemble. Regardez le papier : un mot est mal lu, ou deux sont échangés.' : `Il y a ${count} ${count > 1 ? 'mots' : 'mot'}, le kit en a 24.`);
  };
  if (good) return <Enrol intro={false} steps={(words) => notebook.renewed(kit, words)} />;
  return (
    <main class="page">
      <div class="top"><Title>Ouvrir avec le kit</Title><Close onTap={onBack} /></div>
      <p>Vous choisirez ensuite une nouvelle phrase et un nouveau kit. Il faut du réseau.</p>
      <label for="kit">Les 24 mots, dans l’ordre</label>
      <textarea id="kit" class="field" rows={6} value={kit} {...quiet} onInput={(event) => setKit(event.currentTarget.value)} />
      <Problem>{problem}</Problem>
      <p class="small">Une copie de l’ancienne serrure, si quelqu’un en a une, s’ouvre encore avec l’ancienne phrase.</p>
      <div class="push" />
      <Button onTap={() => void check()}>Continuer</Button>
    </main>
  );
}
