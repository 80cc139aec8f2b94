import { mergeRecords, type Overflow, sameContent, trim } from '../merge/merge';
import { readOnly, type Rec } from '../merge/record';
import type { Op } from './api';

/** Why a revision of the server is not the content that we show. */
export type Aside = 'unreadable' | 'untrusted' | 'orphan';

/** One record on this phone: what the server is known to hold, what was merged last, what the person sees. */
export type Row = {
  readonly id: string;
  readonly base: Rec | null;
  readonly local: Rec | null;
  readonly rev: number;
  readonly tag: string | null;
  readonly seq: number;
  readonly epoch: number;
  /** Highest revision ever seen: a restored server must not make us reuse a number. */
  readonly top: number;
  readonly op: Op | null;
  readonly aside: Aside | null;
  /** Why the server will not have it; a new edit tries again. */
  readonly stuck: string | null;
  /** Notes that must have arrived first: they hold what this one no longer does. */
  readonly waits: readonly string[];
};

export type AtServer = { readonly rev: number; readonly tag: string; readonly seq: number; readonly epoch: number };

/** How two writings become one. Replaced only by the simulation, to plant faults. */
export type Merge = (base: Rec | null, local: Rec, server: Rec) => Rec;

export const created = (id: string, rec: Rec): Row =>
  ({ id, base: null, local: rec, rev: 0, tag: null, seq: 0, epoch: 0, top: 0, op: null, aside: null, stuck: null, waits: [] });

export const dirty = (row: Row): boolean => row.local !== null && (row.base === null || !sameContent(row.base, row.local));
export const unsent = (row: Row): boolean => row.op !== null || dirty(row);

export const sendable = (row: Row): boolean =>
  row.op === null && row.aside === null && row.stuck === null && row.local !== null && !readOnly(row.local) && dirty(row);

export const edited = (row: Row, rec: Rec): Row => ({ ...row, local: rec, stuck: null });

const holds = (row: Row, at: AtServer): Row => ({ ...row, ...at, top: Math.max(row.top, at.rev) });

export type Learned = { row: Row; overflow: Overflow[] };

/** A revision of the server, opened and believed. Nothing of ours may be under way. */
export function learned(row: Row | undefined, id: string, at: AtServer, rec: Rec, merge: Merge = mergeRecords): Learned {
  if (!row || row.local === null) return { row: holds({ ...created(id, rec), base: rec, top: row?.top ?? 0 }, at), overflow: [] };
  const next = holds({ ...row, aside: null }, at);
  // Our own revision, or one seen: only its place has changed.
  if (row.tag === at.tag && row.aside === null && row.base !== null) return { row: next, overflow: [] };
  if (!dirty(row)) return { row: { ...next, base: rec, local: rec }, overflow: [] };
  const { rec: merged, overflow } = trim(merge(row.base, row.local, rec));
  return { row: { ...next, base: rec, local: sameContent(merged, rec) ? rec : merged }, overflow };
}

/** The server holds something that we cannot or must not read: kept in place, never written over. */
export const setAside = (row: Row | undefined, id: string, at: AtServer, why: Aside): Row => {
  const known = row ?? { ...created(id, null as never), local: null };
  return holds(why === 'orphan' ? { ...known, base: null, local: null, op: null, aside: why } : { ...known, aside: why }, at);
};

/** The server has it: what was sent is the base of what comes next. */
export function accepted(row: Row, sent: Rec, at: AtServer): Row {
  const local = row.local !== null && sameContent(row.local, sent) ? sent : row.local;
  return holds({ ...row, base: sent, local, op: null, stuck: null }, at);
}

/** The server does not know it (any more): sent as new. */
export const unknown = (row: Row): Row => ({ ...row, op: null, base: null, tag: null, rev: 0, seq: 0 });

/** The server came back from a copy: all that we hold is merged with what it has, as if never seen. Null: nothing of ours. */
export const forgotten = (row: Row): Row | null =>
  row.local === null ? null : { ...unknown(row), aside: null, stuck: null, waits: [] };
