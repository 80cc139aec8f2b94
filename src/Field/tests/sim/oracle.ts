import { inBin } from '../../merge/edit';
import { sameContent } from '../../merge/merge';
import type { Rec } from '../../merge/record';
import type { Device, Edit } from './device';

export type Outcome = {
  edits: number; counted: number; takenBack: number; lost: number; back: number; erasedBack: number; readable: number; checkedRevisions: number;
  diverged: number; alarms: number; records: number; notes: number; restored: boolean; examples: string[];
};

const valuesOf = (rec: Rec): string[] => [...rec.f.values()].flat().map((entry) => String(entry.v));

/** Judges what is on the screens at the end by what people saw when they wrote, knowing nothing of how merging works. */
export function judge(active: readonly Device[], all: readonly Device[], facts: {
  arrived: ReadonlySet<string>; beyond: ReadonlySet<Edit>; sureFrom: number; removedValues: ReadonlySet<string>; atServer: ReadonlyMap<string, Rec>;
}): Pick<Outcome, 'edits' | 'counted' | 'takenBack' | 'lost' | 'back' | 'erasedBack' | 'diverged' | 'alarms' | 'records' | 'notes' | 'examples'> {
  const [first] = active;
  const content = (device: Device): Map<string, Rec> => new Map([...device.space.rows.values()].flatMap((row) =>
    row.local && row.local.t !== 'journal' ? [[row.id, row.local] as const] : []));
  const final = content(first!);
  const examples: string[] = [];
  const note = (text: string): void => { if (examples.length < 5) examples.push(text); };

  const alarms = all.flatMap((device) => device.alerts.map((alert) => ({ device: device.name, ...alert })))
    .filter((a) => a.what === 'halt' || a.what === 'hidden' || a.what === 'sumWrong' || a.what === 'removedUnproved');
  for (const alarm of alarms.slice(0, 3)) note(JSON.stringify(alarm));

  let diverged = 0;
  for (const device of active.slice(1)) {
    const theirs = content(device);
    const ids = new Set([...final.keys(), ...theirs.keys()]);
    for (const id of ids) {
      const a = final.get(id), b = theirs.get(id);
      if (a && b && sameContent(a, b) && inBin(a) === inBin(b)) continue;
      diverged++;
      note(`${device.name} differs on ${id}: ${a ? valuesOf(a).join() : 'none'} / ${b ? valuesOf(b).join() : 'none'}`);
    }
  }

  const erased = new Set(active.flatMap((device) => Object.keys(device.space.state.erased)));
  let erasedBack = 0;
  for (const [id, rec] of [...facts.atServer, ...active.flatMap((device) => [...content(device)])])
    if (erased.has(id) || (rec.root !== null && erased.has(rec.root))) erasedBack++;

  const texts = new Set([...final.values()].filter((rec) => rec.t === 'note').flatMap(valuesOf));
  const edits = all.flatMap((device) => device.edits).sort((a, b) => a.step - b.step);
  const counts = (edit: Edit): boolean => {
    if (erased.has(edit.id) || (edit.root !== null && erased.has(edit.root)) || facts.beyond.has(edit)) return false;
    return facts.arrived.has(edit.i) || !(edit.takenBack || edit.device.removed);
  };
  const counting = edits.filter(counts);
  const replaced = new Map(counting.flatMap((edit) => edit.saw.map((v) => [v, edit] as const)));
  // What was lost with a copy can itself have been replaced by what was not.
  for (const edit of edits.toReversed()) if (facts.beyond.has(edit) && replaced.has(edit.v))
    for (const v of edit.saw) if (!replaced.has(v)) replaced.set(v, replaced.get(edit.v)!);
  let lost = 0, back = 0;
  for (const edit of counting) {
    const here = (final.get(edit.id)?.f.get(edit.field) ?? []).some((entry) => entry.v === edit.v);
    const by = replaced.get(edit.v);
    if (!here && !texts.has(edit.v) && !by && !facts.removedValues.has(edit.v)) {
      lost++;
      note(`lost ${edit.v} of ${edit.device.name} on ${edit.field} of ${edit.id}, step ${edit.step}; then ${edits.filter((e) => e.saw.includes(edit.v)).map((e) => `${e.v} of ${e.device.name} step ${e.step}${e.takenBack ? ' taken back' : ''}${facts.arrived.has(e.i) ? ' arrived' : ''}${facts.beyond.has(e) ? ' beyond' : ''}`).join(', ')}`);
    }
    if (here && by && !by.unsure && !by.takenBack && by.step > facts.sureFrom) {
      back++;
      note(`back ${edit.v} (step ${edit.step}) replaced by ${by.v} of ${by.device.name} at step ${by.step}`);
    }
  }
  return {
    edits: edits.length, counted: counting.length, takenBack: edits.filter((edit) => edit.takenBack).length, lost, back, erasedBack,
    diverged, alarms: alarms.length, records: final.size, notes: [...final.values()].filter((rec) => rec.f.has('about')).length, examples,
  };
}
