import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { completions, isWord } from '../crypto/words';
import { Icon, type IconName } from './icons';

/** Each screen begins by its heading, also for who does not see it. */
export function Title({ children, line }: { children: ComponentChildren; line?: ComponentChildren }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return <div><h1 ref={ref} tabIndex={-1}>{children}</h1>{line && <p>{line}</p>}</div>;
}

export function Button({ kind = 'main', icon, busy, onTap, children }: { kind?: 'main' | 'second' | 'plain'; icon?: IconName; busy?: boolean; onTap: () => void; children: ComponentChildren }) {
  return <button type="button" class={kind} disabled={busy} onClick={onTap}>{icon && <Icon name={icon} />}{children}</button>;
}

export const Problem = ({ id, children }: { id?: string; children: ComponentChildren }) => (
  <div class="error" role="alert" id={id}>{children && <><Icon name="info" /><span>{children}</span></>}</div>
);

export const Note = ({ tone, title, children }: { tone: 'warn' | 'bad' | 'two' | 'ok'; title?: string; children: ComponentChildren }) => (
  <div class={`card wide ${tone}`}>{title && <strong>{title}</strong>}<div>{children}</div></div>
);

/** Nothing that a keyboard or a browser could send out or keep. */
export const quiet = { autocomplete: 'off', autocorrect: 'off', autocapitalize: 'none', spellcheck: false } as const;

/** One word of the public list: three letters, then one touch. */
export function WordField({ label, value, onValue, wrong, hidden }: { label: string; value: string; onValue: (word: string) => void; wrong?: string; hidden?: boolean }) {
  const id = label.replaceAll(/\W/g, '-');
  const offered = value.length >= 2 && !isWord(value) ? completions(value).slice(0, 6) : [];
  return (
    <div>
      <label for={id}>{label}</label>
      <input id={id} type="text" class={hidden ? 'masked' : ''} value={value} aria-invalid={wrong ? 'true' : 'false'} aria-describedby={id + '-why'} {...quiet}
        onInput={(event) => onValue(event.currentTarget.value)} />
      <Problem id={id + '-why'}>{wrong ?? ''}</Problem>
      {offered.length > 0 && <div class="offers">{offered.map((word) => <button type="button" key={word} onClick={() => onValue(word)}>{word}</button>)}</div>}
    </div>
  );
}

/** Seven words, one after the other; those given are masked. */
export function Phrase({ onPhrase, busy, problem }: { onPhrase: (phrase: string) => void; busy: boolean; problem: string }) {
  const [words, setWords] = useState<string[]>([]);
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [words.length]);
  const give = (word: string): void => {
    const next = [...words, word];
    setTyped('');
    if (next.length < 7) return setWords(next);
    setWords([]);
    onPhrase(next.join(' '));
  };
  const offered = typed.trim().length >= 3 ? completions(typed).slice(0, 9) : [];
  const unknown = typed.trim().length >= 3 && offered.length === 0;
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (offered[0]) give(offered[0]); }}>
      <ol class="dots" aria-label="Mots donnés">
        {Array.from({ length: 7 }, (_, n) => <li key={n} class={n < words.length ? 'done' : n === words.length ? 'now' : ''}>{n < words.length ? <Icon name="check" /> : n + 1}</li>)}
      </ol>
      <div class="card">
        <label class="sr" for="word">Mot {words.length + 1} sur 7</label>
        <input id="word" ref={field} type="text" class={shown ? '' : 'masked'} value={typed} disabled={busy} {...quiet} onInput={(event) => setTyped(event.currentTarget.value)} />
        <button type="button" class="icon-button" aria-label={shown ? 'Masquer les lettres' : 'Montrer les lettres'} onClick={() => setShown(!shown)}><Icon name={shown ? 'eye' : 'eye-off'} /></button>
      </div>
      <Problem>{unknown ? 'Aucun mot de la liste ne commence ainsi.' : typed === '' ? problem : ''}</Problem>
      <div class="offers">{offered.map((word) => <button type="button" key={word} onClick={() => give(word)}>{word}</button>)}</div>
      {words.length > 0 && <Button kind="plain" onTap={() => setWords(words.slice(0, -1))}>Mot précédent</Button>}
      <p class="small" role="status">{busy ? 'Ouverture… cela prend une seconde.' : ''}</p>
    </form>
  );
}
