import { byId, type Deletion, type Entry, isSet, type Json, type Rec } from './record';

/** What one field shows at most; the oldest beyond become text in a note. */
export const mostVersions = 16;

type Listed = { readonly i: string };

/** (L ∩ S) ∪ (L ∖ B) ∪ (S ∖ B), by `i`: what one side took away stays away, what either wrote stays. */
export function threeWay<T extends Listed>(base: readonly T[], local: readonly T[], server: readonly T[]): T[] {
  if (local === server || base === local) return server as T[];
  if (base === server) return local as T[];
  const b = new Set(base.map((x) => x.i)), l = new Set(local.map((x) => x.i)), s = new Set(server.map((x) => x.i));
  const kept = local.filter((x) => s.has(x.i) || !b.has(x.i));
  return byId([...kept, ...server.filter((x) => !b.has(x.i) && !l.has(x.i))]);
}

const none: readonly never[] = [];

export function mergeRecords(base: Rec | null, local: Rec, server: Rec): Rec {
  const f = new Map<string, readonly Entry[]>();
  for (const name of new Set([...server.f.keys(), ...local.f.keys()])) {
    const entries = threeWay(base?.f.get(name) ?? none, local.f.get(name) ?? none, server.f.get(name) ?? none);
    if (entries.length > 0) f.set(name, entries);
  }
  const del: readonly Deletion[] = threeWay(base?.del ?? none, local.del, server.del);
  return {
    s: Math.max(local.s, server.s), min: Math.max(local.min, server.min),
    t: server.t, root: server.root, e: server.e, f, del, more: mergeMore(base?.more ?? {}, local.more, server.more),
  };
}

/** Parts that this app does not know are nobody's edit here: the server's stand unless only we have them. */
function mergeMore(base: Rec['more'], local: Rec['more'], server: Rec['more']): Rec['more'] {
  const onlyOurs = Object.entries(local).filter(([key]) => !(key in server) && !(key in base));
  return onlyOurs.length === 0 ? server : { ...server, ...Object.fromEntries(onlyOurs) };
}

const sameList = (a: readonly Listed[], b: readonly Listed[]): boolean =>
  a === b || (a.length === b.length && a.every((x, n) => x.i === b[n]!.i));

const json = (value: Json): string => JSON.stringify(value);

/** Whether nothing is left to send. Lists are sorted by `i`. */
export function sameContent(a: Rec, b: Rec): boolean {
  if (a === b) return true;
  const names = new Set([...a.f.keys(), ...b.f.keys()]);
  return sameList(a.del, b.del) && [...names].every((name) => sameList(a.f.get(name) ?? none, b.f.get(name) ?? none))
    && a.s === b.s && a.min === b.min && json(a.more) === json(b.more);
}

/** The newest first; at the same time, the highest `i`. */
export const newestFirst = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted((a, b) => b.at - a.at || (a.i < b.i ? 1 : -1));

export type Overflow = { readonly field: string; readonly entries: readonly Entry[] };

/** Takes away what no screen could show any more. The caller keeps it as text before anything is sent. */
export function trim(rec: Rec): { rec: Rec; overflow: Overflow[] } {
  const overflow: Overflow[] = [];
  const f = new Map(rec.f);
  for (const [field, entries] of rec.f) {
    if (isSet(field) || entries.length <= mostVersions) continue;
    const ordered = newestFirst(entries);
    f.set(field, byId(ordered.slice(0, mostVersions)));
    overflow.push({ field, entries: ordered.slice(mostVersions) });
  }
  return overflow.length === 0 ? { rec, overflow } : { rec: { ...rec, f }, overflow };
}
