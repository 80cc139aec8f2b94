import { put, set, shown, takeOut, versions } from '../merge/edit';
import { type Entry, newEntryId, newRec, type Rec } from '../merge/record';

type Hand = { by: string; at: number };
export type Tap = readonly ['contact', 'anonymous' | 'relatives', number] | readonly ['given' | 'returned' | 'act', string, number];

/** What a team says before it leaves: the place stays sealed, the commune is told. */
export type Start = { kind: string; commune: string; communeName: string; place: string; posts: Readonly<Record<string, number>> };

const text = (rec: Rec, field: string): string => { const v = shown(rec, field); return typeof v === 'string' ? v : ''; };
const time = (rec: Rec, field: string): number | null => { const v = shown(rec, field); return typeof v === 'number' ? v : null; };

export function begin(start: Start, hand: Hand, clear: string): Rec {
  let rec = newRec('outing', null);
  for (const [field, value] of Object.entries(start)) rec = set(rec, field, value, hand);
  // The number under which the totals go in clear is not this record's: the server must not join them.
  return set(set(rec, 'started', hand.at, hand), 'clear', clear, hand);
}

export const startOf = (rec: Rec): Start => ({
  kind: text(rec, 'kind'), commune: text(rec, 'commune'), communeName: text(rec, 'communeName'), place: text(rec, 'place'),
  posts: (shown(rec, 'posts') ?? {}) as Record<string, number>,
});

export const running = (rec: Rec): boolean => rec.t === 'outing' && time(rec, 'ended') === null;
export const startedAt = (rec: Rec): number => time(rec, 'started') ?? 0;
export const end = (rec: Rec, hand: Hand): Rec => set(rec, 'ended', hand.at, hand);
export const reopen = (rec: Rec): Rec => takeOut(rec, 'ended', versions(rec, 'ended').map((e) => e.i));

/** One touch is one entry of a set: two phones counting without network add up. */
export const tap = (rec: Rec, what: Tap, hand: Hand, i = newEntryId()): Rec => put(rec, 'taps[]', [], what, hand, i);
export const untap = (rec: Rec, i: string): Rec => takeOut(rec, 'taps[]', [i]);

const isTap = (value: unknown): value is Tap => Array.isArray(value) && value.length === 3 && typeof value[1] === 'string' && typeof value[2] === 'number';
export const taps = (rec: Rec): { entry: Entry; tap: Tap }[] => versions(rec, 'taps[]').flatMap((entry) => (isTap(entry.v) ? [{ entry, tap: entry.v }] : []));

/** One's own last touch: undoing a colleague's would surprise both. */
export const lastTap = (rec: Rec, by: string): { entry: Entry; tap: Tap } | undefined => taps(rec).find(({ entry }) => entry.by === by);

export type Totals = { anonymous: number; relatives: number; given: Record<string, number>; returned: Record<string, number>; acts: Record<string, number> };

export function totals(rec: Rec): Totals {
  const sums: Totals = { anonymous: 0, relatives: 0, given: {}, returned: {}, acts: {} };
  for (const { tap: [what, code, n] } of taps(rec)) {
    if (what === 'contact') sums[code] += n;
    else {
      const list = what === 'act' ? sums.acts : sums[what];
      list[code] = (list[code] ?? 0) + n;
    }
  }
  return sums;
}

export const total = (list: Readonly<Record<string, number>>): number => Object.values(list).reduce((sum, n) => sum + n, 0);

const localDay = (at: Date): string => [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, '0')).join('-');

/** For teams of the night the day turns at noon. */
export function dayOf(rec: Rec): string {
  const at = new Date(startedAt(rec));
  if (text(rec, 'kind') === 'rue-soir' && at.getHours() < 12) at.setDate(at.getDate() - 1);
  return localDay(at);
}

export const minutes = (rec: Rec, now: number): number => Math.max(0, Math.floor(((time(rec, 'ended') ?? now) - startedAt(rec)) / 60_000));

/** The quarter of an hour above: no hour of the night can be read from it. */
export const quarters = (rec: Rec, now: number): number => Math.min(24 * 60, Math.max(15, Math.ceil(minutes(rec, now) / 15) * 15));

/** What leaves in clear: totals from closed lists, no person, no place, no hour. */
export function inClear(rec: Rec, known: number, now: number): unknown {
  const { kind, commune, posts } = startOf(rec), sums = totals(rec);
  return {
    day: dayOf(rec), kind, commune, minutes: quarters(rec, now), posts, contacts: { anonymous: sums.anonymous, known, relatives: sums.relatives },
    material: { given: sums.given, returned: sums.returned }, acts: sums.acts,
  };
}

export const clearId = (rec: Rec): string => text(rec, 'clear');
export const sentAs = (rec: Rec): string => text(rec, 'sent');
export const markSent = (rec: Rec, body: string, hand: Hand): Rec => set(rec, 'sent', body, hand);
