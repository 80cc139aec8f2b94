import { Malformed } from '../crypto/bytes';
import { Refused } from '../crypto/primitives';
import { writeSum } from '../crypto/record';
import type { Item, Page, RecordItem } from './api';
import { checkJournals } from './journal';
import { refreshGrant, refreshRoster } from './membership';
import { learned, type Row, setAside } from './row';
import { counted, type Space } from './space';
import { believed, erasureBelieved } from './trust';

/** The server gave another past than the one seen: a copy was put back. */
export class Restored extends Error {
  readonly gen: string;
  constructor(gen: string) {
    super('restored');
    this.gen = gen;
  }
}

const pageSize = 1000;

/** What one revision of the server is for us: its content, or why it is not shown. */
async function readItem(space: Space, item: RecordItem) {
  const row = space.rows.get(item.id);
  const tag = await space.sealer.tag(item.ct);
  if (row?.tag === tag && row.rev === item.rev && row.aside === null) return { item, tag, rec: row.base, why: null };
  try {
    const { rec, by, verify } = await space.sealer.open(space.ring, item);
    if (!rec) return { item, tag, rec, why: 'unreadable' as const };
    // What we did not know cannot be older than what we have seen.
    const seq = Math.max(item.seq, space.state.since + 1);
    const right = await believed(space.ring, { by, e: rec.e, epoch: item.epoch, seq, verify });
    return { item, tag, rec, why: right ? null : ('untrusted' as const) };
  } catch (error) {
    // A missing key is no damage: the page waits for it.
    if (!(error instanceof Refused || error instanceof Malformed)) throw error;
    return { item, tag, rec: null, why: 'unreadable' as const };
  }
}

/** Takes revisions into the rows, with the count and sum of what the server holds. */
export async function takeItems(space: Space, items: readonly RecordItem[], gen: string, more: Partial<Space['state']> = {}): Promise<void> {
  const read = await Promise.all(items.map((item) => readItem(space, item)));
  const terms = await Promise.all(read.map(async ({ item, tag }) => space.sealer.term(item.id, item.rev, tag)));
  const before = await Promise.all(read.map(async ({ item }) => {
    const row = space.rows.get(item.id);
    return row?.tag ? { tag: row.tag, term: await space.sealer.term(item.id, row.rev, row.tag) } : null;
  }));
  let { count, sum } = counted(space.state);
  const rows: [string, Row | null][] = [];
  for (const [n, { item, tag, rec, why }] of read.entries()) {
    const row = space.rows.get(item.id);
    if (row && (item.rev < row.rev || (item.rev === row.rev && row.tag !== null && tag !== row.tag))) throw new Restored(gen);
    sum += terms[n]! - (before[n]?.term ?? 0n);
    count += before[n] ? 0 : 1;
    const at = { rev: item.rev, tag, seq: item.seq, epoch: item.epoch };
    if (space.erased(item.id) || space.erased(rec?.root ?? null)) rows.push([item.id, setAside(row, item.id, at, 'orphan')]);
    else if (why) rows.push([item.id, setAside(row, item.id, at, why)]);
    else {
      const { row: next, overflow } = learned(row, item.id, at, rec!, space.merge);
      rows.push(...space.withNotes(next, overflow));
    }
  }
  await space.commit(rows, { count, sum: writeSum(sum), ...more });
}

async function takeErasures(space: Space, page: Page): Promise<void> {
  const erased = { ...space.state.erased };
  const ids = new Set<string>();
  let lost = 0;
  for (const item of page.items) {
    if (!('erasure' in item) || item.erasure.id in erased) continue;
    if (!(await erasureBelieved(space.id, space.ring, item.erasure, Math.max(item.seq, space.state.since + 1)))) continue;
    erased[item.erasure.id] = item.erasure;
    ids.add(item.erasure.id);
  }
  if (ids.size === 0) return;
  let { count, sum } = counted(space.state);
  for (const id of ids) {
    const row = space.rows.get(id);
    if (row?.local && (row.op !== null || row.base !== row.local)) lost++;
    if (!row?.tag) continue;
    sum -= await space.sealer.term(id, row.rev, row.tag);
    count--;
  }
  await space.commit(space.dropped(ids), { erased, count, sum: writeSum(sum) });
  space.say({ what: 'erased', ids: [...ids], unsent: lost });
}

const isRecord = (item: Item): item is RecordItem => 'ct' in item;

async function takePage(space: Space, page: Page): Promise<void> {
  if (page.rosterV !== space.ring.chain.length || page.items.some((item) => 'roster' in item && item.roster > space.ring.chain.length)) {
    await refreshRoster(space);
    if (space.halted || space.gone) return;
  }
  const { epoch } = page;
  if (!space.ring.keys.has(epoch)) await refreshGrant(space);
  await takeErasures(space, page);
  await takeItems(space, page.items.filter(isRecord), page.gen, { since: page.next, gen: page.gen });
}

/** Everything that the server has since last time. */
export async function pull(space: Space): Promise<void> {
  let again = false;
  for (;;) {
    const page = await space.api.changes(space.id, space.state.since, pageSize);
    const { gen, since } = space.state;
    if ((gen !== null && page.gen !== gen) || page.head < since) throw new Restored(page.gen);
    const ahead = page.now - (space.now() - space.skew);
    const told = Math.abs(ahead - space.skew) < 3_600_000;
    space.skew = ahead;
    if (Math.abs(ahead) > 12 * 3_600_000 && !told) space.say({ what: 'clock', ahead });
    await takePage(space, page);
    if (space.halted || space.gone) return;
    if (page.more) continue;
    if (page.next !== page.head || (page.count === space.state.count && page.sum === space.state.sum)) break;
    // Something was missed: all of it once more, then a screen.
    if (again) { space.say({ what: 'sumWrong' }); break; }
    again = true;
    await recount(space);
  }
  checkJournals(space);
}

/** Rows that the server did not give in a pull from the start keep their content; only their place in the count goes. */
async function recount(space: Space): Promise<void> {
  const rows = [...space.rows.values()].filter((row) => row.tag !== null)
    .map((row): [string, Row] => [row.id, { ...row, tag: null }]);
  await space.commit(rows, { since: 0, count: 0, sum: '0000000000000000' });
}
