import { useState } from 'preact/hooks';
import { NoAnswer } from '../sync/api';
import { enter } from '../sync/door';
import type { Notebook } from './notebook';
import { Button, Problem, quiet, Title } from './parts';

export function Door({ notebook }: { notebook: Notebook }) {
  const [email, setEmail] = useState(''), [password, setPassword] = useState(''), [code, setCode] = useState('');
  const [asked, setAsked] = useState(false), [busy, setBusy] = useState(false), [problem, setProblem] = useState('');
  const go = async (): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      const answer = await enter(email, password, code);
      if (answer === 'in') await notebook.entered();
      if (answer === 'code') setAsked(true);
      if (answer === 'refused') setProblem('L’adresse, le mot de passe ou le code ne va pas. Vérifiez-les, puis réessayez.');
      if (answer === 'later') setProblem('Beaucoup d’essais à la suite. Attendez quelques minutes, puis réessayez.');
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      setProblem('Pas de réseau pour l’instant. La première connexion en demande ; ensuite, le carnet s’ouvre sans.');
    }
    setBusy(false);
  };
  return (
    <form class="page" onSubmit={(event) => { event.preventDefault(); void go(); }}>
      <Title>Se connecter au carnet</Title>
      <p class="small">Avec le compte que votre équipe vous a donné.</p>
      <label for="email">Adresse électronique</label>
      <input id="email" type="email" autocomplete="username" value={email} onInput={(e) => setEmail(e.currentTarget.value)} required />
      <label for="password">Mot de passe</label>
      <input id="password" type="password" autocomplete="current-password" value={password} onInput={(e) => setPassword(e.currentTarget.value)} required />
      {asked && <>
        <label for="code">Code à six chiffres de votre application</label>
        <input id="code" type="text" inputMode="numeric" value={code} {...quiet} onInput={(e) => setCode(e.currentTarget.value)} />
      </>}
      <Problem>{problem}</Problem>
      <div class="push" />
      <button class="main" disabled={busy}>Se connecter</button>
    </form>
  );
}

/** One open notebook at a time on a phone: two would write over each other. */
export function Elsewhere({ onHere }: { onHere: () => void }) {
  return (
    <main class="page">
      <Title>Le carnet est ouvert ailleurs</Title>
      <p>Un autre onglet de ce téléphone l’utilise. Rien n’est perdu. Si vous continuez ici, l’autre se ferme à clé.</p>
      <div class="push" />
      <Button onTap={onHere}>Continuer ici</Button>
    </main>
  );
}
