import { set, shown } from '../merge/edit';
import { newRec } from '../merge/record';
import { head } from './ring';
import { created } from './row';
import type { Space } from './space';

type Heads = {
  gen: string; roster: string; own: [string, number, string][]; seen: [string, number][]; unsent: number;
};

const isHeads = (value: unknown): value is Heads => {
  const heads = value as Heads | null;
  return typeof heads === 'object' && heads !== null && typeof heads.gen === 'string' && Array.isArray(heads.own) && Array.isArray(heads.seen);
};

/** After a push, this phone says what it wrote and which journals it saw. Null: nothing new to say. */
export async function writeJournal(space: Space): Promise<boolean> {
  const { journal, own, gen } = space.state;
  if (own.length === 0 || gen === null) return false;
  const row = space.rows.get(journal);
  const last = row?.local ? shown(row.local, 'heads') : undefined;
  if (isHeads(last) && last.gen === gen && JSON.stringify(last.own) === JSON.stringify(own)) return false;
  const seen = [...space.rows.values()].filter((r) => r.base?.t === 'journal' && r.id !== journal).map((r): [string, number] => [r.id, r.rev]);
  const heads = { gen, roster: head(space.ring).hash, own: own as unknown as [string, number, string][], seen, unsent: space.unsent };
  const hand = { by: space.own.user, at: space.now() };
  const rec = set(row?.local ?? newRec('journal', null), 'heads', heads, hand);
  await space.commit([[journal, row ? { ...row, local: rec } : created(journal, rec)]]);
  return true;
}

/** What another phone says it wrote must be in what the server gave: else it does not show everything. */
export function checkJournals(space: Space): void {
  for (const row of space.rows.values()) {
    if (row.base?.t !== 'journal' || row.id === space.state.journal) continue;
    const heads = shown(row.base, 'heads');
    if (!isHeads(heads) || heads.gen !== space.state.gen) continue;
    const hidden = heads.own.some(([id, rev, tag]) => {
      if (space.erased(id)) return false;
      const known = space.rows.get(id);
      return !known || known.top < rev || (known.rev === rev && known.tag !== null && known.tag !== tag);
    }) || heads.seen.some(([id, rev]) => !space.erased(id) && (space.rows.get(id)?.top ?? 0) < rev);
    if (hidden) space.say({ what: 'hidden', journal: row.id });
  }
}
