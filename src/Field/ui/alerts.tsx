import type { Alert } from '../sync/space';
import type { Notebook } from './notebook';
import { Button, Note, Title } from './parts';
import { dayAndHour } from './words';

type Said = { title: string; text: string; stop?: true };

const halts: Record<Extract<Alert, { what: 'halt' }>['why'], string> = {
  gap: 'Il manque une page à la liste des membres.', fork: 'Il y a deux listes des membres qui se contredisent.', rolledBack: 'Le serveur montre une liste des membres plus ancienne que celle déjà vue.',
  signer: 'La liste des membres a été changée par quelqu’un qui n’en avait pas le droit.', signature: 'La signature de la liste des membres est fausse.', epoch: 'Une clé a été changée sans que celle de l’équipe le soit.',
  keyId: 'La clé de l’équipe n’est pas celle que la liste annonce.', minEpoch: 'La liste des membres rouvre des clés fermées.', noLead: 'La liste des membres n’a plus de responsable.', space: 'Cette liste est celle d’un autre carnet.',
};

/** Each thing that happened, in words that say what to do; nothing is ever lost by reading it. */
function words(notebook: Notebook, alert: Alert): Said {
  const who = notebook.nameOf;
  switch (alert.what) {
    case 'halt': return { stop: true, title: 'Plus rien ne part de ce téléphone', text: `${halts[alert.why]} Comparez de vive voix avec une personne responsable avant de continuer. Ce qui est noté reste ici.` };
    case 'roster': return {
      leadCame: { title: `${who(alert.change.who)} est maintenant responsable`, text: `Décidé par ${who(alert.change.entry.roster.by)}, ${dayAndHour(alert.change.entry.roster.at)}. Si cela vous étonne, parlez-en avant de noter.` },
      leadGone: { title: `${who(alert.change.who)} n’est plus responsable`, text: `Décidé par ${who(alert.change.entry.roster.by)}, ${dayAndHour(alert.change.entry.roster.at)}. Si cela vous étonne, parlez-en avant de noter.` },
      keyChanged: { title: `La clé de ${who(alert.change.who)} a changé`, text: 'Un téléphone perdu ou remplacé en est la raison habituelle. Comparez les chiffres ensemble, de vive voix, avant de vous y fier.' },
    }[alert.change.what];
    case 'restored': return { title: 'Le serveur revient d’une copie', text: 'Ce téléphone renvoie tout ce qu’il garde. Une valeur remplacée peut reparaître comme autre version : rien n’est perdu, rien ne presse.' };
    case 'waitingForLead': return { title: 'On attend le téléphone d’une personne responsable', text: 'Le serveur revient d’une copie à qui il manque une page de la liste des membres. Notez comme d’habitude : tout part dès qu’une personne responsable s’est connectée.' };
    case 'noKey': return { title: 'La nouvelle clé n’est pas encore là', text: 'L’équipe vient de changer de clé et la vôtre n’est pas arrivée, ou n’est pas la bonne. Notez comme d’habitude et demandez à une personne responsable.' };
    case 'sumWrong': return { title: 'Le compte du serveur ne tombe pas juste', text: 'Ce qu’il montre ne correspond pas à ce qu’il annonce. Le travail continue ; prévenez la personne qui tient l’installation.' };
    case 'hidden': return { title: 'Le serveur ne montre pas tout', text: 'Un autre téléphone de l’équipe dit avoir envoyé des notes qui n’arrivent pas ici. Comparez ensemble vos deux carnets.' };
    case 'removedUnproved': return { title: 'Le serveur dit que vous n’êtes plus dans l’équipe', text: 'Aucune personne responsable ne l’a signé : rien n’est effacé. Demandez-lui de vive voix.' };
    case 'removed': return { title: 'Vous n’êtes plus dans cette équipe', text: `Décidé par ${who(alert.by)}, ${dayAndHour(alert.at)}. Ses notes ne sont plus dans ce téléphone.${alert.unsent ? ` ${alert.unsent} n’étaient pas encore parties : dites-le à la personne responsable.` : ''}` };
    case 'erased': return { title: 'Une fiche a été effacée à la demande de la personne', text: alert.unsent ? 'Vous aviez écrit à son sujet sans réseau : ces lignes sont effacées aussi.' : 'Elle n’est plus dans aucun téléphone de l’équipe.' };
    case 'clock': return { title: 'L’heure du téléphone semble fausse', text: 'Réglez-la quand vous pourrez. D’ici là, l’ordre affiché peut surprendre ; rien d’autre n’en dépend.' };
  }
}

export function Warning({ notebook, alert }: { notebook: Notebook; alert: Alert }) {
  const { title, text, stop } = words(notebook, alert);
  return (
    <main class="page">
      <Title>{title}</Title>
      <Note tone={stop ? 'bad' : 'warn'}>{text}</Note>
      <div class="push" />
      <Button onTap={() => notebook.heard(alert)}>{stop ? 'Continuer sans rien envoyer' : 'J’ai lu'}</Button>
    </main>
  );
}

export function Full({ notebook }: { notebook: Notebook }) {
  return (
    <main class="page">
      <Title>Le téléphone est plein</Title>
      <Note tone="bad">Le dernier geste est encore à l’écran, il n’est pas gardé. Libérez de la place, avec des photos ou des applications, puis réessayez : il sera gardé avec le suivant.</Note>
      <div class="push" />
      <Button onTap={() => { notebook.full = false; void notebook.retry(); }}>Réessayer</Button>
    </main>
  );
}
