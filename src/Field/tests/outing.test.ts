import { describe, expect, it } from 'vitest';
import { mergeRecords } from '../merge/merge';
import { begin, dayOf, end, inClear, lastTap, quarters, running, tap, totals, untap } from '../work/outing';
import { acts, kinds, materials, posts } from '../work/lists';

const by = '45ad670c-1417-4c50-bc02-58113c35d731', other = '5c92f2c6-1b87-4bbe-a1c0-bc1e4eb09091';
const at = (text: string) => ({ by, at: new Date(text).getTime() });
const start = { kind: 'rue-soir', commune: 'fr-57463', communeName: 'Metz', place: 'Gare routière', posts: { infirmier: 1 } };
const outing = begin(start, at('2026-11-22T00:30'), 'c0ffee00-0000-4000-8000-000000000000');

describe('An outing', () => {
  it('adds up what two phones counted without network', () => {
    const here = tap(tap(outing, ['contact', 'anonymous', 1], at('2026-11-22T00:40')), ['given', 'kit-base', 5], at('2026-11-22T00:41'));
    const there = tap(outing, ['contact', 'anonymous', 1], { by: other, at: 5 });
    expect(totals(mergeRecords(outing, here, there))).toEqual({ anonymous: 2, relatives: 0, given: { 'kit-base': 5 }, returned: {}, acts: {} });
  });

  it('takes back one’s own last touch and never a colleague’s', () => {
    const mine = tap(outing, ['contact', 'relatives', 1], at('2026-11-22T00:40'));
    const both = tap(mine, ['contact', 'anonymous', 1], { by: other, at: at('2026-11-22T00:50').at });
    const last = lastTap(both, by)!;
    expect(last.tap[1]).toBe('relatives');
    expect(totals(untap(both, last.entry.i))).toMatchObject({ anonymous: 1, relatives: 0 });
    expect(lastTap(outing, by)).toBeUndefined();
  });

  it('counts a night for the day it began, to the quarter of an hour', () => {
    expect(dayOf(outing)).toBe('2026-11-21');
    expect(dayOf(begin({ ...start, kind: 'rue-jour' }, at('2026-11-22T08:00'), ''))).toBe('2026-11-22');
    expect([0, 1, 15, 16, 5000].map((m) => quarters(outing, at('2026-11-22T00:30').at + m * 60_000))).toEqual([15, 15, 15, 30, 1440]);
    expect([running(outing), running(end(outing, at('2026-11-22T02:00')))]).toEqual([true, false]);
  });

  it('says in clear neither place nor hour nor who', () => {
    const body = JSON.stringify(inClear(tap(outing, ['act', 'ecoute', 1], at('2026-11-22T00:40')), 3, at('2026-11-22T02:00').at));
    for (const secret of ['Gare', by, '00:30', String(at('2026-11-22T00:30').at), 'c0ffee']) expect(body).not.toContain(secret);
    expect(JSON.parse(body)).toEqual({
      day: '2026-11-21', kind: 'rue-soir', commune: 'fr-57463', minutes: 90, posts: { infirmier: 1 }, contacts: { anonymous: 0, known: 3, relatives: 0 },
      material: { given: {}, returned: {} }, acts: { ecoute: 1 },
    });
  });

  it('has tiles that fit three in a row', () => {
    for (const { label } of [...kinds, ...posts, ...materials, ...acts]) expect(label.length).toBeLessThan(21);
  });
});
