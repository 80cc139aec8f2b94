import { useRef, useState } from 'preact/hooks';
import type { Rec } from '../merge/record';
import { acts, labelOf, materials } from '../work/lists';
import { end, lastTap, minutes, startOf, startedAt, tap, type Tap, total, totals, untap } from '../work/outing';
import { Icon } from './icons';
import type { Kept, Notebook } from './notebook';
import { Button, Title } from './parts';
import type { Screen } from './tabs';
import { clock, duration, night } from './words';

type Props = Screen & Kept;

/** The same tile within 400 ms counts once; two fingers at once count none. */
function useTap(act: (what: Tap) => void): (what: Tap, event: MouseEvent) => void {
  const last = useRef({ key: '', at: 0 });
  return (what, event) => {
    const key = what.join();
    if (last.current.key === key && event.timeStamp - last.current.at < 400) return;
    last.current = { key, at: event.timeStamp };
    navigator.vibrate?.(20);
    act(what);
  };
}

const said = ([what, code, n]: Tap): string =>
  what === 'contact' ? (code === 'anonymous' ? 'Contact anonyme' : 'Proche')
    : what === 'act' ? labelOf(code) : `${labelOf(code)}, ${n} ${what === 'given' ? 'donné' : 'rapporté'}${n > 1 ? 's' : ''}`;

export function Outing({ notebook, id, rec, chip }: Props) {
  const [sheet, setSheet] = useState<string | null>(null), [finishing, setFinishing] = useState(false), [live, setLive] = useState('');
  const { space } = notebook, sums = totals(rec), start = startOf(rec), last = lastTap(rec, notebook.keys!.user);
  const count = (what: Tap): void => { setLive(`${said(what)}. Annuler possible.`); void notebook.edit(id, (now) => tap(now, what, notebook.hand())); };
  const touch = useTap(count);
  const now = space!.now();
  if (finishing) return <Finish notebook={notebook} id={id} rec={rec} onBack={() => setFinishing(false)} />;
  const mark = (code: string): string => (last?.tap[1] === code ? ' last' : '');
  return (
    <main class="page">
      <div class="top"><Title line={`${night(rec)} · ${duration(minutes(rec, now))}`}>Sortie en cours</Title>{chip}</div>
      <div class="card"><Icon name="map-pin" /><div><strong>{start.place || start.communeName}</strong><p class="small">depuis {clock(startedAt(rec))}</p></div></div>
      <h2>Matériel donné</h2>
      <div class="grid">
        {materials.map(({ code, label }) => {
          const n = sums.given[code] ?? 0, back = sums.returned[code] ?? 0;
          return <button type="button" class={`tile${n ? '' : ' none'}${mark(code)}`} key={code} onClick={() => setSheet(code)}
            aria-label={`${label}, ${n} donnés, ${back} rapportés`}><b>{n}</b>{label}</button>;
        })}
      </div>
      <h2>Gestes</h2>
      <div class="grid">
        {acts.map(({ code, label }) => {
          const n = sums.acts[code] ?? 0;
          return <button type="button" class={`tile${n ? '' : ' none'}${mark(code)}`} key={code} aria-label={`${label}, ${n}, ajouter un`} onClick={(e) => touch(['act', code, 1], e)}><b>{n}</b>{label}</button>;
        })}
      </div>
      <div class="push" />
      <div class="card">
        <Icon name="history" />
        <div>{last ? <>{said(last.tap)}<p class="small">{clock(last.entry.at)}</p></> : 'Rien de compté encore'}</div>
        {last && <Button kind="plain" icon="undo-2" onTap={() => { navigator.vibrate?.([20, 60, 20]); setLive('Annulé.'); void notebook.edit(id, (now) => untap(now, last.entry.i)); }}>Annuler</Button>}
      </div>
      <div class="pair">
        <button type="button" class="counter" aria-label={`Contact anonyme, ${sums.anonymous}, ajouter un`} onClick={(e) => touch(['contact', 'anonymous', 1], e)}><b>{sums.anonymous}</b>Contact anonyme<Icon name="plus" /></button>
        <button type="button" class="counter" aria-label={`Proche, ${sums.relatives}, ajouter un`} onClick={(e) => touch(['contact', 'relatives', 1], e)}><b>{sums.relatives}</b>Proche<Icon name="plus" /></button>
      </div>
      <Button kind="second" icon="flag" onTap={() => setFinishing(true)}>Finir la sortie</Button>
      <p class="sr" aria-live="polite">{live}</p>
      {sheet && <HowMany code={sheet} onClose={() => setSheet(null)} onNumber={(what) => { setSheet(null); count(what); }} />}
    </main>
  );
}

function HowMany({ code, onClose, onNumber }: { code: string; onClose: () => void; onNumber: (what: Tap) => void }) {
  const [way, setWay] = useState<'given' | 'returned'>('given'), [other, setOther] = useState<string | null>(null);
  const opener = useRef(document.activeElement as HTMLElement | null);
  const close = (after: () => void): void => { after(); opener.current?.focus(); };
  const typed = Number(other);
  return (
    <div class="sheet-back" onKeyDown={(e) => { if (e.key === 'Escape') close(onClose); }}>
      <div class="sheet" role="dialog" aria-modal="true" aria-label={labelOf(code)}>
        <div class="top"><Title>{labelOf(code)}</Title><button type="button" class="icon-button" aria-label="Fermer" onClick={() => close(onClose)}><Icon name="x" /></button></div>
        <div class="choices">
          {(['given', 'returned'] as const).map((w) => <button type="button" class="choice" key={w} aria-pressed={way === w} onClick={() => setWay(w)}>{way === w && <Icon name="check" />}{w === 'given' ? 'Donné' : 'Rapporté'}</button>)}
        </div>
        <h2>Combien ?</h2>
        {other === null
          ? <div class="grid">{[1, 2, 3, 5, 10].map((n) => <button type="button" class="tile" key={n} onClick={() => close(() => onNumber([way, code, n]))}>{n}</button>)}
            <button type="button" class="tile back" onClick={() => setOther('')}>Autre…</button></div>
          : <form onSubmit={(e) => { e.preventDefault(); if (Number.isInteger(typed) && typed > 0 && typed <= 999) close(() => onNumber([way, code, typed])); }}>
            <label for="many">Nombre, de 1 à 999</label>
            <input id="many" type="text" inputMode="numeric" autocomplete="off" value={other} onInput={(e) => setOther(e.currentTarget.value.replace(/\D/g, '').slice(0, 3))} />
            <button class="main">Enregistrer</button>
          </form>}
        <p class="small">Toucher un nombre enregistre et referme.</p>
      </div>
    </div>
  );
}

function Finish({ notebook, id, rec, onBack }: { notebook: Notebook; id: string; rec: Rec; onBack: () => void }) {
  const sums = totals(rec), now = notebook.space!.now(), { communeName } = startOf(rec);
  const rows: [string, number | string][] = [
    ['Contacts anonymes', sums.anonymous], ['Proches', sums.relatives],
    ['Matériel donné · rapporté', `${total(sums.given)} · ${total(sums.returned)}`], ['Gestes', total(sums.acts)],
  ];
  return (
    <main class="page">
      <div class="top"><button type="button" class="icon-button" aria-label="Revenir à la sortie" onClick={onBack}><Icon name="chevron-left" /></button><Title>Finir la sortie</Title><span /></div>
      <div class="card wide ok"><strong>{night(rec)}</strong><p class="small">{clock(startedAt(rec))} → {clock(now)}, soit {duration(minutes(rec, now))}.</p></div>
      {rows.map(([what, n]) => <div class="row" key={what}><span>{what}</span><b>{n}</b></div>)}
      <div class="push" />
      <p class="small">Ces totaux partiront en clair, avec la commune ({communeName}) et la durée au quart d’heure. Le lieu, les heures et les noms restent chiffrés.</p>
      <Button onTap={() => void notebook.edit(id, (now) => end(now, notebook.hand()))}>Terminer la sortie</Button>
    </main>
  );
}
