import { useEffect, useState } from 'preact/hooks';
import { newId } from '../crypto/primitives';
import { fold } from '../crypto/words';
import { kinds, posts } from '../work/lists';
import { begin, type Start, startOf } from '../work/outing';
import { Icon } from './icons';
import { Button, Problem, quiet, Title } from './parts';
import type { Screen } from './tabs';
import { today } from './words';

const empty: Start = { kind: 'rue-soir', commune: '', communeName: '', place: '', posts: {} };

/** Proposed as last time: one touch when nothing has changed. */
export function StartOuting({ notebook, chip }: Screen) {
  const before = notebook.outing();
  const [start, setStart] = useState<Start>(before ? startOf(before.rec) : empty);
  const [problem, setProblem] = useState('');
  const with_ = (change: Partial<Start>): void => setStart({ ...start, ...change });
  const step = (code: string, by: number): void => {
    const { [code]: n = 0, ...others } = start.posts;
    with_({ posts: n + by > 0 ? { ...others, [code]: n + by } : others });
  };
  const go = (): void => {
    if (!start.commune) return setProblem('Choisissez la commune : c’est elle, et non le lieu, qui sera connue hors du carnet.');
    if (Object.keys(start.posts).length === 0) return setProblem('Dites qui est là : au moins une personne.');
    void notebook.create(begin(start, notebook.hand(), newId()));
  };
  return (
    <main class="page">
      <div class="top"><Title line={today(notebook.space!.now())}>Sortie</Title>{chip}</div>
      <h2>Quelle sortie</h2>
      <div class="choices">{kinds.map(({ code, label }) => <button type="button" class="choice" key={code} aria-pressed={start.kind === code} onClick={() => with_({ kind: code })}>{start.kind === code && <Icon name="check" />}{label}</button>)}</div>
      <h2>Qui est là</h2>
      {posts.map(({ code, label }) => {
        const n = start.posts[code] ?? 0;
        return (
          <div class="row" key={code}>
            <span>{label}</span>
            <span class="stepper">
              <button type="button" class="icon-button" aria-label={`${label}, un de moins`} disabled={n === 0} onClick={() => step(code, -1)}><Icon name="minus" /></button>
              <b aria-live="polite">{n}</b>
              <button type="button" class="icon-button" aria-label={`${label}, un de plus`} onClick={() => step(code, 1)}><Icon name="plus" /></button>
            </span>
          </div>
        );
      })}
      <CommuneField start={start} onCommune={(commune, communeName) => { setProblem(''); with_({ commune, communeName }); }} />
      <label for="place">Lieu, chiffré (facultatif)</label>
      <input id="place" type="text" maxLength={80} value={start.place} {...quiet} onInput={(e) => with_({ place: e.currentTarget.value })} />
      <Problem>{problem}</Problem>
      <div class="push" />
      <Button icon="footprints" onTap={go}>Commencer la sortie</Button>
    </main>
  );
}

type Named = readonly [code: string, name: string];
const listOf = async (file: string): Promise<Named[]> => {
  const answer = await fetch(`/terrain/communes/${file}.json`).catch(() => null);
  return answer?.ok ? await answer.json() as Named[] : [];
};

/** By département, then a few letters: the list of one département stays in the phone. */
function CommuneField({ start, onCommune }: { start: Start; onCommune: (code: string, name: string) => void }) {
  const [areas, setAreas] = useState<Named[]>([]), [area, setArea] = useState(''), [all, setAll] = useState<Named[]>([]), [typed, setTyped] = useState(''), [changing, setChanging] = useState(start.commune === '');
  useEffect(() => { if (changing) void listOf('index').then(setAreas); }, [changing]);
  useEffect(() => { if (area) void listOf(area).then(setAll); }, [area]);
  if (!changing) return (
    <div class="card"><Icon name="map-pin" /><div><strong>{start.communeName}</strong><p class="small">la même que la dernière fois</p></div><Button kind="plain" onTap={() => setChanging(true)}>Changer</Button></div>
  );
  const asked = fold(typed.trim());
  const found = asked.length < 2 ? [] : all.filter(([, name]) => fold(name).includes(asked)).sort((a, b) => fold(a[1]).indexOf(asked) - fold(b[1]).indexOf(asked)).slice(0, 6);
  return (
    <div>
      <label for="area">Département ou province</label>
      <select id="area" value={area} onChange={(e) => setArea(e.currentTarget.value)}><option value="">Choisir…</option>{areas.map(([code, name]) => <option key={code} value={code}>{name}</option>)}</select>
      {areas.length === 0 && <p class="small">La liste des communes se charge à la première sortie : il faut du réseau une fois.</p>}
      {area && <>
        <label for="commune">Commune</label>
        <input id="commune" type="text" value={typed} {...quiet} onInput={(e) => setTyped(e.currentTarget.value)} />
        <div class="choices tight">{found.map(([code, name]) => <button type="button" class="choice" key={code} onClick={() => { onCommune(code, name); setChanging(false); }}>{name}</button>)}</div>
        {asked.length >= 2 && all.length > 0 && found.length === 0 && <p class="small">Aucune commune de cette liste ne s’écrit ainsi.</p>}
      </>}
    </div>
  );
}
