import { base64url, type Bytes, fromBase64url, isUuid, readText, text } from '../crypto/bytes';
import { random } from '../crypto/primitives';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One thing that someone wrote: `i` names it for ever, nothing else does. */
export type Entry = { readonly i: string; readonly v: Json; readonly at: number; readonly by: string };
/** Someone put the record in the bin, having seen these entries. */
export type Deletion = { readonly i: string; readonly at: number; readonly by: string; readonly seen: readonly string[] };

/** The content of one record, opened. Never changed in place. */
export type Rec = {
  readonly s: number;
  readonly min: number;
  readonly t: string;
  readonly root: string | null;
  readonly e: number;
  readonly f: ReadonlyMap<string, readonly Entry[]>;
  readonly del: readonly Deletion[];
  /** What a later app wrote beside these: kept as it came. */
  readonly more: Readonly<Record<string, Json>>;
};

/** The form that this app writes, and the newest it can change. */
export const form = 1;
export const readOnly = (rec: Rec): boolean => rec.min > form;
export const isSet = (field: string): boolean => field.endsWith('[]');

export const newEntryId = (): string => base64url(random(8));

export const newRec = (t: string, root: string | null): Rec =>
  ({ s: form, min: 1, t, root, e: 0, f: new Map(), del: [], more: {} });

const own = ['s', 'min', 't', 'root', 'e', 'w', 'f', 'del'];

/** Sorted, so that the same content is the same text on every device. */
export const write = (rec: Rec, epoch: number): Bytes => text(JSON.stringify(toJson(rec, epoch)));

export function toJson(rec: Rec, epoch: number): Json {
  const w = [...new Set([...[...rec.f.values()].flat(), ...rec.del].map((entry) => entry.by))].sort();
  const author = new Map(w.map((member, k) => [member, k]));
  const f: [string, Json][] = [...rec.f].filter(([, entries]) => entries.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entries]) => [name, byId(entries).map((x) => [x.i, x.v, x.at, author.get(x.by)!])]);
  const del = byId(rec.del).map((d) => [d.i, d.at, author.get(d.by)!, [...d.seen].sort()]);
  const known = { s: rec.s, min: rec.min, t: rec.t, root: rec.root, e: epoch, w, f: Object.fromEntries(f), del };
  return { ...known, ...rec.more };
}

export const byId = <T extends { readonly i: string }>(entries: readonly T[]): T[] =>
  entries.toSorted((a, b) => (a.i < b.i ? -1 : a.i > b.i ? 1 : 0));

const whole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const id = (value: unknown): value is string => {
  try {
    return typeof value === 'string' && fromBase64url(value, 8).length === 8;
  } catch {
    return false;
  }
};
const distinct = (entries: readonly { i: string }[]): boolean => new Set(entries.map((x) => x.i)).size === entries.length;

/** Null for what does not validate: it is set aside and shown as such, never overwritten. */
export function read(json: Bytes): Rec | null {
  try {
    return fromJson(JSON.parse(readText(json)));
  } catch {
    return null;
  }
}

export function fromJson(json: unknown): Rec | null {
  const raw = json as Record<string, unknown>;
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const { s, min, t, root, e, w, f, del } = raw;
  if (!whole(s) || !whole(min) || typeof t !== 'string' || !(root === null || isUuid(root)) || !whole(e)) return null;
  if (!Array.isArray(w) || !w.every(isUuid) || typeof f !== 'object' || f === null || Array.isArray(f) || !Array.isArray(del)) return null;

  const fields = new Map<string, readonly Entry[]>();
  for (const [name, list] of Object.entries(f)) {
    const entries = Array.isArray(list) ? list.map((x) => readEntry(x, w)) : [null];
    if (entries.includes(null)) return null;
    fields.set(name, byId(entries as Entry[]));
  }
  const deletions = del.map((x) => readDeletion(x, w));
  if (deletions.includes(null)) return null;
  // The same id twice would let one entry hide another.
  if (!distinct([...fields.values()].flat()) || !distinct(deletions as Deletion[])) return null;
  const more = Object.fromEntries(Object.entries(raw).filter(([key]) => !own.includes(key))) as Record<string, Json>;
  return { s, min, t, root, e, f: fields, del: byId(deletions as Deletion[]), more };
}

function readEntry(raw: unknown, w: readonly string[]): Entry | null {
  if (!Array.isArray(raw) || raw.length !== 4) return null;
  const [i, v, at, k] = raw as [unknown, Json, unknown, unknown];
  return id(i) && whole(at) && whole(k) && k < w.length ? { i, v, at, by: w[k]! } : null;
}

function readDeletion(raw: unknown, w: readonly string[]): Deletion | null {
  if (!Array.isArray(raw) || raw.length !== 4) return null;
  const [i, at, k, seen] = raw as unknown[];
  return id(i) && whole(at) && whole(k) && k < w.length && Array.isArray(seen) && seen.every(id) ? { i, at, by: w[k]!, seen } : null;
}
