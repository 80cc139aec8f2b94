import { useEffect, useState } from 'preact/hooks';
import { fold } from '../crypto/words';
import { newWords, type Words } from '../sync/account';
import { NoAnswer, RefusedByServer } from '../sync/api';
import { Button, Note, Phrase, Problem, Title, WordField } from './parts';

type Props = { steps: (words: Words) => Promise<boolean>; intro?: boolean };

/** One place in each third of the kit. */
const three = (): number[] => Array.from(crypto.getRandomValues(new Uint32Array(3)), (n, k) => 8 * k + (n % 8));

/** Words for the first time, or new ones after the kit: shown, kept on paper, asked back. */
export function Enrol({ steps, intro = true }: Props) {
  const [step, setStep] = useState(intro ? 1 : 2);
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => { void newWords().then(setWords); }, []);
  if (!words) return null;
  const next = (): void => setStep(step + 1);
  if (step === 1) return <Intro onNext={next} />;
  if (step === 2) return <ShowPhrase words={words} onOther={() => void newWords().then(setWords)} onNext={next} />;
  if (step === 3) return <ShowKit words={words} onNext={next} />;
  if (step === 4) return <AskKit words={words} onNext={next} />;
  return <AskPhrase words={words} steps={steps} />;
}

const Step = ({ n }: { n: number }) => <p class="small">Étape {n} sur 5</p>;

const Intro = ({ onNext }: { onNext: () => void }) => (
  <main class="page">
    <Step n={1} />
    <Title>Un carnet que seule l’équipe peut lire</Title>
    <p>Ce que vous notez est chiffré dans ce téléphone avant de partir. Le serveur le garde et le transmet, il ne peut pas le lire.</p>
    <Note tone="warn" title="À avoir sous la main">Du papier et un stylo, dix minutes au calme, et personne derrière votre épaule.</Note>
    <p>Vous allez recevoir une phrase de sept mots, qui ouvre le carnet, et un kit de secours de vingt-quatre mots, qui le rouvre si la phrase est perdue.</p>
    <div class="push" />
    <Button onTap={onNext}>Commencer</Button>
  </main>
);

const ShowPhrase = ({ words, onOther, onNext }: { words: Words; onOther: () => void; onNext: () => void }) => (
  <main class="page">
    <Step n={2} />
    <Title>Votre phrase secrète</Title>
    <p>Sept mots, tirés au hasard ici. Ils ouvrent le carnet. Le serveur ne les voit jamais.</p>
    <ol class="words">{words.phrase.split(' ').map((word, n) => <li key={n}><span>{n + 1}</span>{word}</li>)}</ol>
    <p>Inventez une petite histoire où ils se suivent : c’est ainsi qu’ils restent.</p>
    <Button kind="plain" icon="refresh-cw" onTap={onOther}>Tirer sept autres mots</Button>
    <div class="push" />
    <p class="small">Pas de capture d’écran, pas de photo. Votre mot de passe de connexion ne convient pas ici.</p>
    <Button onTap={onNext}>Je les ai retenus</Button>
  </main>
);

const KitList = ({ words }: { words: Words }) => (
  <ol class="kit">{words.kit.split(' ').map((word, n) => <li key={n}><span>{n + 1}</span>{word}</li>)}</ol>
);

const ShowKit = ({ words, onNext }: { words: Words; onNext: () => void }) => (
  <>
    <main class="page">
      <Step n={3} />
      <Title>Votre kit de secours</Title>
      <p>24 mots, à garder sur papier, hors du sac. Sans eux et sans la phrase, <strong>personne</strong> ne peut rouvrir : ni nous, ni le serveur.</p>
      <KitList words={words} />
      <div class="push" />
      <p class="small">Recopiez-les à la main, ou imprimez-les. Ne les enregistrez pas dans le téléphone.</p>
      <Button kind="second" icon="printer" onTap={() => print()}>Imprimer le kit</Button>
      <Button onTap={onNext}>Suite : vérifier trois mots</Button>
    </main>
    <section class="paper" aria-hidden="true"><p>Carnet : kit de secours</p><KitList words={words} /><p>À garder sous clé, hors du sac. Qui a cette feuille et un compte ouvre le carnet.</p></section>
  </>
);

function AskKit({ words, onNext }: { words: Words; onNext: () => void }) {
  const [places] = useState(three);
  const [typed, setTyped] = useState(['', '', '']);
  const [checked, setChecked] = useState(false);
  const kit = words.kit.split(' ');
  const right = places.map((place, n) => fold(typed[n]!.trim()) === kit[place]);
  const check = (): void => { setChecked(true); if (right.every(Boolean)) onNext(); };
  return (
    <main class="page">
      <Step n={4} />
      <Title>Trois mots du kit</Title>
      <p>Pour être sûrs que le papier est lisible.</p>
      {places.map((place, n) => (
        <WordField key={place} label={`Mot ${place + 1}`} value={typed[n]!} onValue={(word) => { setChecked(false); setTyped(typed.with(n, word)); }}
          {...(checked && !right[n] ? { wrong: `Ce n’est pas le mot ${place + 1}. Regardez la ligne ${place + 1} du papier ; les autres mots restent bons.` } : {})} />
      ))}
      <div class="push" />
      <Button onTap={check}>Vérifier</Button>
    </main>
  );
}

function AskPhrase({ words, steps }: { words: Words; steps: Props['steps'] }) {
  const [busy, setBusy] = useState(false), [problem, setProblem] = useState('');
  const give = async (phrase: string): Promise<void> => {
    if (phrase !== words.phrase) return setProblem('Ce ne sont pas les sept mots. Rien n’est bloqué, vérifiez l’ordre.');
    setBusy(true);
    try {
      if (!(await steps(words))) setProblem('Le kit n’ouvre pas ce carnet. Vérifiez que c’est bien le vôtre et le dernier.');
    } catch (error) {
      if (error instanceof NoAnswer) setProblem('Pas de réseau pour l’instant. Gardez vos mots, et redonnez-les quand il revient.');
      else if (error instanceof RefusedByServer) setProblem('Un autre téléphone à votre nom vient de le faire. Fermez le carnet et rouvrez-le avec ses mots.');
      else throw error;
    }
    setBusy(false);
  };
  return (
    <main class="page">
      <Step n={5} />
      <Title>La phrase, de mémoire</Title>
      <p>Trois lettres suffisent pour chaque mot.</p>
      <Phrase onPhrase={(phrase) => void give(phrase)} busy={busy} problem={problem} />
      <Problem>{problem && busy ? problem : ''}</Problem>
    </main>
  );
}
