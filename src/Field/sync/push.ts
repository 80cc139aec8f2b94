import { newId } from '../crypto/primitives';
import { TooBig, writeSum } from '../crypto/record';
import type { Rec } from '../merge/record';
import { type Op, type RecordItem, RefusedByServer, type Result } from './api';
import { refreshGrant, refreshRoster } from './membership';
import { takeItems } from './pull';
import { head } from './ring';
import { accepted, type Row, sendable, unknown } from './row';
import { counted, type Space } from './space';
import { erasureBelieved } from './trust';

const mostOps = 200;
const mostBytes = 900_000;
const mostOwn = 100;

/** A batch says nothing by its order. */
function shuffle<T>(list: T[]): T[] {
  const dice = crypto.getRandomValues(new Uint32Array(list.length));
  for (let n = list.length - 1; n > 0; n--) {
    const other = dice[n]! % (n + 1);
    [list[n], list[other]] = [list[other]!, list[n]!];
  }
  return list;
}

function* batches(ops: readonly Op[]): Generator<Op[]> {
  let batch: Op[] = [], bytes = 0;
  for (const op of ops) {
    const size = op.ct.length + op.wrap.length + 300;
    if (batch.length === mostOps || (batch.length > 0 && bytes + size > mostBytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(op);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/** What the operations hold, by record: only needed when the phone was closed in between. */
const contents = new WeakMap<Op, Rec>();

const contentOf = async (space: Space, op: Op): Promise<Rec | null> =>
  contents.get(op) ?? (await space.sealer.open(space.ring, op)).rec;

/** First of all: what was under way goes out again, the same bytes, until each has its answer. */
export async function sendAgain(space: Space): Promise<void> {
  await send(space, shuffle([...space.rows.values()].flatMap((row) => row.op ?? [])));
}

/** One operation for each record that differs from what the server has. True when something went out. */
export async function sendNew(space: Space, only: (row: Row) => boolean = () => true): Promise<boolean> {
  const waiting = (row: Row): boolean => row.waits.some((id) => { const note = space.rows.get(id); return note !== undefined && note.tag === null; });
  const ready = [...space.rows.values()].filter((row) => sendable(row) && only(row) && !waiting(row) && !space.erased(row.local!.root));
  const { epoch } = head(space.ring).roster;
  if (ready.length === 0 || !space.ring.keys.has(epoch)) return false;
  const made = await Promise.all(ready.map(async ({ id, tag, local, ...row }) => {
    const rev = Math.max(row.rev, row.top) + 1;
    try {
      const op: Op = { op: newId(), id, base: tag, rev, ...(await space.sealer.seal(space.ring, id, rev, local!)) };
      contents.set(op, local!);
      return { id, op };
    } catch (error) {
      if (!(error instanceof TooBig)) throw error;
      return { id, op: null };
    }
  }));
  // The person may have written while we sealed: the operation holds what was, the row what is now.
  await space.commit(made.flatMap(({ id, op }): [string, Row][] => {
    const now = space.rows.get(id);
    return now ? [[id, op ? { ...now, op, waits: [] } : { ...now, stuck: 'too_big' }]] : [];
  }));
  await send(space, shuffle(made.flatMap(({ id }) => space.rows.get(id)?.op ?? [])));
  return true;
}

async function send(space: Space, ops: readonly Op[]): Promise<void> {
  for (const batch of batches(ops)) {
    try {
      const { results } = await space.api.push(space.id, { gen: space.state.gen ?? '', ops: batch });
      await take(space, batch, results);
    } catch (error) {
      if (!(error instanceof RefusedByServer) || error.code !== 'op_reused') throw error;
      // Another body under one of these numbers: nothing was written, new numbers are taken.
      await space.commit(batch.map(({ id }): [string, Row] => [id, { ...space.rows.get(id)!, op: null }]));
    }
  }
}

type Ok = { op: Op; tag: string; seq: number };

async function take(space: Space, batch: readonly Op[], results: readonly Result[]): Promise<void> {
  const answers = new Map(results.map((result) => [result.op, result]));
  const ok: Ok[] = [], conflicts: RecordItem[] = [], dropped: [string, (row: Row) => Row][] = [];
  let stale = false;
  for (const op of batch) {
    const result = answers.get(op.op);
    if (!result || space.rows.get(op.id)?.op?.op !== op.op) continue;
    const tag = await space.sealer.tag(op.ct);
    if (result.r === 'ok') ok.push({ op, tag, seq: result.seq });
    else if (result.r === 'conflict') {
      const { current } = result;
      // After thirty days the server has forgotten its answer: we meet ourselves.
      if (current.rev === op.rev && (await space.sealer.tag(current.ct)) === tag) ok.push({ op, tag, seq: current.seq });
      else conflicts.push(current);
    } else if (result.r === 'erased') await takeErased(space, op.id, result.erasure);
    else if (result.r === 'unknown') dropped.push([op.id, unknown]);
    else dropped.push([op.id, (row) => ({ ...row, op: null, stuck: result.r === 'invalid' ? 'invalid' : null })]);
    stale ||= result.r === 'epoch_stale';
  }
  await takeOk(space, ok);
  const noLonger = [...dropped, ...conflicts.map(({ id }): [string, (row: Row) => Row] => [id, (row) => ({ ...row, op: null })])];
  await space.commit(noLonger.flatMap(([id, change]): [string, Row][] => { const row = space.rows.get(id); return row ? [[id, change(row)]] : []; }));
  if (stale || conflicts.some((item) => !space.ring.keys.has(item.epoch))) {
    await refreshRoster(space);
    if (space.halted || space.gone) return;
    await refreshGrant(space);
  }
  if (conflicts.length > 0) await takeItems(space, conflicts, space.state.gen ?? '');
}

async function takeOk(space: Space, ok: readonly Ok[]): Promise<void> {
  if (ok.length === 0) return;
  const read = await Promise.all(ok.map(async ({ op, tag, seq }) => {
    const row = space.rows.get(op.id)!;
    const before = row.tag ? await space.sealer.term(op.id, row.rev, row.tag) : null;
    return { op, tag, seq, before, term: await space.sealer.term(op.id, op.rev, tag), sent: await contentOf(space, op) };
  }));
  let { count, sum } = counted(space.state);
  const own = new Map(space.state.own.map((write) => [write[0], write]));
  const rows: [string, Row][] = [];
  for (const { op, tag, seq, before, term, sent } of read) {
    const row = space.rows.get(op.id);
    if (!row || !sent) continue;
    count += before === null ? 1 : 0;
    sum += term - (before ?? 0n);
    rows.push([op.id, accepted(row, sent, { rev: op.rev, tag, seq, epoch: op.epoch })]);
    own.delete(op.id);
    if (sent.t !== 'journal') own.set(op.id, [op.id, op.rev, tag]);
  }
  await space.commit(rows, { count, sum: writeSum(sum), own: [...own.values()].slice(-mostOwn) });
}

async function takeErased(space: Space, id: string, erasure: Parameters<typeof erasureBelieved>[2]): Promise<void> {
  const row = space.rows.get(id)!;
  if (erasure.id !== id || !(await erasureBelieved(space.id, space.ring, erasure, null))) {
    await space.commit([[id, { ...row, op: null, stuck: 'erased' }]]);
    return;
  }
  let { count, sum } = counted(space.state);
  if (row.tag) {
    sum -= await space.sealer.term(id, row.rev, row.tag);
    count--;
  }
  await space.commit(space.dropped(new Set([id])), { erased: { ...space.state.erased, [id]: erasure }, count, sum: writeSum(sum) });
  space.say({ what: 'erased', ids: [id], unsent: 1 });
}
