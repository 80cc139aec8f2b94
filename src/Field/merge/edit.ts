import { type Overflow, newestFirst } from './merge';
import { byId, type Deletion, type Entry, isSet, type Json, newEntryId, newRec, type Rec } from './record';

/** Who writes, and when by the corrected clock. */
export type Hand = { readonly by: string; readonly at: number };

/** The versions of a field, the one to show first. */
export const versions = (rec: Rec, field: string): Entry[] => newestFirst(rec.f.get(field) ?? []);
export const shown = (rec: Rec, field: string): Json | undefined => versions(rec, field)[0]?.v;

/** Writes a value in place of the entries that were on screen, and of no other. */
export function put(rec: Rec, field: string, onScreen: readonly string[], value: Json, hand: Hand, i = newEntryId()): Rec {
  const kept = (rec.f.get(field) ?? []).filter((entry) => !onScreen.includes(entry.i));
  return { ...rec, f: new Map(rec.f).set(field, byId([...kept, { i, v: value, at: hand.at, by: hand.by }])) };
}

/** Replaces everything that the field holds: for a screen that shows all its versions. */
export const set = (rec: Rec, field: string, value: Json, hand: Hand): Rec =>
  put(rec, field, isSet(field) ? [] : (rec.f.get(field) ?? []).map((entry) => entry.i), value, hand);

export function takeOut(rec: Rec, field: string, entries: readonly string[]): Rec {
  const kept = (rec.f.get(field) ?? []).filter((entry) => !entries.includes(entry.i));
  const f = new Map(rec.f);
  if (kept.length === 0) f.delete(field);
  else f.set(field, kept);
  return { ...rec, f };
}

const everything = (rec: Rec): string[] => [...rec.f.values()].flatMap((entries) => entries.map((entry) => entry.i));

export function bin(rec: Rec, hand: Hand, i = newEntryId()): Rec {
  const deletion: Deletion = { i, at: hand.at, by: hand.by, seen: everything(rec).sort() };
  return { ...rec, del: byId([...rec.del, deletion]) };
}

export const takeBack = (rec: Rec): Rec => ({ ...rec, del: [] });

/** In the bin while one of those who put it there had seen every entry that it holds now. */
export const inBin = (rec: Rec): boolean =>
  rec.del.some((deletion) => everything(rec).every((i) => deletion.seen.includes(i)));

/** Someone deleted it and someone else, elsewhere, had written: shown again, with a mark. */
export const cameBack = (rec: Rec): boolean => rec.del.length > 0 && !inBin(rec);

/** Notes that keep as text what a field cannot show any more. */
export const notesOf = (id: string, rec: Rec, overflow: readonly Overflow[]): Rec[] => overflow.flatMap(({ field, entries }) =>
  entries.map((entry) => {
    const note = { ...newRec('note', rec.root ?? id), s: rec.s };
    const words = typeof entry.v === 'string' ? entry.v : JSON.stringify(entry.v);
    const f = new Map<string, readonly Entry[]>([
      ['about', [{ i: newEntryId(), v: `${id} ${field}`, at: entry.at, by: entry.by }]],
      ['text', [{ ...entry, v: words }]],
    ]);
    return { ...note, f };
  }));
