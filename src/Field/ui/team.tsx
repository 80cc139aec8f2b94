import { useEffect, useState } from 'preact/hooks';
import { fingerprint } from '../crypto/record';
import type { Member } from '../crypto/roster';
import { NoAnswer, type Person, RefusedByServer } from '../sync/api';
import { head } from '../sync/ring';
import type { Notebook } from './notebook';
import { Button, Note, Problem, quiet, Title } from './parts';
import type { Screen } from './tabs';

/** `asked`: the group whose end must be read elsewhere. */
export function Digits({ of, asked }: { of: { id: string; enc: string; sig: string }; asked?: number }) {
  const [digits, setDigits] = useState('');
  useEffect(() => { void fingerprint(of.id, of.enc, of.sig).then((f) => setDigits(f.digits)); }, [of.enc]);
  return <p class="digits">{digits.split(' ').map((group, n) => <span key={n}>{n === asked ? `${group.slice(0, 2)}•••` : group}</span>)}</p>;
}

type View = { what: 'list' } | { what: 'compare'; person: Person } | { what: 'remove'; member: Member };

/** Who has enrolled and waits for a lead to compare. */
const waitingPeople = ({ names, space }: Notebook): Person[] =>
  names.filter((p) => p.enc && p.sig && !head(space!.ring).roster.members.some((m) => m.id === p.id));
export const waitingToEnter = (notebook: Notebook): number => (notebook.space!.lead ? waitingPeople(notebook).length : 0);

export function Team({ notebook, chip }: Screen) {
  const [view, setView] = useState<View>({ what: 'list' });
  const [leaving, setLeaving] = useState(false);
  const { space, keys } = notebook, { members } = head(space!.ring).roster;
  const back = (): void => setView({ what: 'list' });
  if (view.what === 'compare') return <Compare notebook={notebook} person={view.person} onBack={back} />;
  if (view.what === 'remove') return <Remove notebook={notebook} member={view.member} onBack={back} />;
  const waiting = waitingPeople(notebook);
  return (
    <main class="page">
      <div class="top"><Title line={notebook.team?.name}>Équipe</Title>{chip}</div>
      {space!.lead && waiting.map((person) => (
        <div class="row tall" key={person.id}><span><b>{person.name}</b><p class="small">attend d’entrer</p></span><Button kind="plain" onTap={() => setView({ what: 'compare', person })}>Comparer</Button></div>
      ))}
      <h2>Dans ce carnet</h2>
      {members.map((member) => (
        <div class="row tall" key={member.id}>
          <span><b>{notebook.nameOf(member.id)}</b><p class="small">{member.role === 'lead' ? 'responsable' : 'membre'}{member.id === keys!.user ? ', vous' : ''}</p></span>
          {space!.lead && member.id !== keys!.user && <Button kind="plain" onTap={() => setView({ what: 'remove', member })}>Retirer</Button>}
        </div>
      ))}
      <h2>Vos chiffres</h2>
      <Digits of={{ id: keys!.user, enc: keys!.own.enc, sig: keys!.own.sig }} />
      <p class="small">Une personne responsable les lit sur cet écran pour être sûre que c’est vous.</p>
      <h2>Ce que le serveur voit</h2>
      <p class="small">Qui se connecte et quand, combien de notes il y a et leur taille à peu près, lesquelles partent ensemble ; des sorties : la date, la commune, la durée, les métiers présents et les totaux. Ni les personnes, ni les lieux, ni vos mots.</p>
      <div class="push" />
      {leaving && space!.unsent > 0
        ? <Note tone="warn" title={`${space!.unsent} à envoyer`}>Si vous vous déconnectez, elles restent chiffrées dans ce téléphone et partiront après votre prochaine connexion.
          <Button kind="second" onTap={() => setLeaving(false)}>Rester</Button><Button kind="second" onTap={() => void notebook.signOut()}>Me déconnecter et les garder</Button></Note>
        : <Button kind="second" icon="log-out" onTap={() => { if (space!.unsent > 0) setLeaving(true); else void notebook.signOut(); }}>Se déconnecter</Button>}
    </main>
  );
}

const sayWhy = (error: unknown): string => {
  if (error instanceof NoAnswer) return 'Pas de réseau pour l’instant. Rien n’est fait ; réessayez quand il revient.';
  if (error instanceof RefusedByServer) return error.code === 'keys_moved' ? 'Sa clé vient de changer. Revenez en arrière et comparez de nouveau.' : 'Le serveur n’a pas accepté. Rien n’est fait ; revenez en arrière et réessayez.';
  throw error;
};

/** Three digits read from the other's screen: a glance is not a comparison. */
function Compare({ notebook, person, onBack }: { notebook: Notebook; person: Person; onBack: () => void }) {
  const [group] = useState(() => crypto.getRandomValues(new Uint8Array(1))[0]! % 6);
  const [typed, setTyped] = useState(''), [problem, setProblem] = useState(''), [busy, setBusy] = useState(false);
  const check = async (): Promise<void> => {
    const { digits } = await fingerprint(person.id, person.enc!, person.sig!);
    if (typed !== digits.split(' ')[group]!.slice(-3)) return setProblem('Ce ne sont pas les mêmes chiffres. Relisez-les ; s’ils diffèrent vraiment, n’ouvrez pas : quelqu’un d’autre répond à sa place.');
    setBusy(true);
    try {
      await notebook.admit(person);
      onBack();
    } catch (error) {
      setProblem(sayWhy(error));
    }
    setBusy(false);
  };
  return (
    <main class="page">
      <Title>Ouvrir le carnet à {person.name}</Title>
      <p>Ensemble, au même endroit. Sur son écran, les mêmes chiffres doivent se lire :</p>
      <Digits of={{ id: person.id, enc: person.enc!, sig: person.sig! }} asked={group} />
      <label for="three">Trois derniers chiffres du groupe {group + 1}, lus sur son écran</label>
      <input id="three" type="text" inputMode="numeric" maxLength={3} value={typed} {...quiet} aria-describedby="three-why" onInput={(e) => { setProblem(''); setTyped(e.currentTarget.value); }} />
      <Problem id="three-why">{problem}</Problem>
      <p class="small">Cette personne lira tout ce qui est déjà noté dans ce carnet.</p>
      <div class="push" />
      <Button kind="second" onTap={onBack}>Revenir</Button>
      <Button busy={busy} onTap={() => void check()}>Vérifier et ouvrir</Button>
    </main>
  );
}

function Remove({ notebook, member, onBack }: { notebook: Notebook; member: Member; onBack: () => void }) {
  const [busy, setBusy] = useState(false), [problem, setProblem] = useState(''), [left, setLeft] = useState<number | null>(null);
  const name = notebook.nameOf(member.id);
  const go = async (): Promise<void> => {
    setBusy(true);
    try {
      await notebook.remove(member.id, setLeft);
      onBack();
    } catch (error) {
      setProblem(sayWhy(error));
    }
    setBusy(false);
  };
  return (
    <main class="page">
      <Title>Retirer {name}</Title>
      <p>Dès maintenant, {name} ne lira plus rien de nouveau : l’équipe change de clé, et personne n’attend.</p>
      <Note tone="warn" title="Ce que cela ne fait pas">Ce que {name} a déjà vu a pu être gardé.</Note>
      <p role="status">{left === null ? '' : `Anciennes notes à mettre sous la nouvelle clé : ${left}.`}</p>
      <Problem>{problem}</Problem>
      <div class="push" />
      <Button kind="second" onTap={onBack}>Ne pas retirer</Button>
      <Button busy={busy} onTap={() => void go()}>Retirer et changer la clé</Button>
    </main>
  );
}

export function Waiting({ notebook }: { notebook: Notebook }) {
  const { keys, me } = notebook, leads = me?.teams.some((t) => t.role === 'lead');
  const [problem, setProblem] = useState(''), [busy, setBusy] = useState(false);
  const foundIt = async (): Promise<void> => {
    setBusy(true);
    try {
      await notebook.foundSpace();
    } catch (error) {
      setProblem(sayWhy(error));
    }
    setBusy(false);
  };
  return (
    <main class="page">
      <Title>{leads ? 'Le carnet de l’équipe' : 'Encore un geste, de vive voix'}</Title>
      {leads ? <p>Il n’y en a pas encore. Ouvrez-le, puis faites entrer chaque personne de l’équipe en comparant ses chiffres avec elle.</p>
        : <p>Montrez ces chiffres à une personne responsable de l’équipe : elle les compare avec les siens et vous ouvre le carnet. Cet écran continue tout seul.</p>}
      <Digits of={{ id: keys!.user, enc: keys!.own.enc, sig: keys!.own.sig }} />
      {notebook.offline && <Note tone="warn">Pas de réseau pour l’instant.</Note>}
      {me && me.teams.length === 0 && <Note tone="warn">Votre compte n’est dans aucune équipe de rue. Demandez à la personne responsable de vous y ajouter.</Note>}
      <Problem>{problem}</Problem>
      <div class="push" />
      {leads && <Button busy={busy} onTap={() => void foundIt()}>Ouvrir le carnet de l’équipe</Button>}
      <Button kind="second" icon="lock" onTap={notebook.lock}>Fermer à clé</Button>
    </main>
  );
}
