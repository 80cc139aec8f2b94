import { describe, expect, it } from 'vitest';
import { mergeRecords, newestFirst } from '../merge/merge';
import type { Rec } from '../merge/record';
import { simulate } from './sim/world';

const none = { lost: 0, back: 0, erasedBack: 0, readable: 0, diverged: 0, alarms: 0, examples: [] };
const newest = (rec: Rec): number => newestFirst([...rec.f.values()].flat())[0]?.at ?? 0;

describe('Twenty phones, lost and doubled answers, skewed clocks, power cuts, erasure, removal', () => {
  it.each([1, 2])('all end alike and nothing is lost (seed %i)', async (seed) => {
    const outcome = await simulate({ seed, devices: 20, operations: 1500 });
    expect(outcome).toMatchObject(none);
    expect(outcome.counted).toBeGreaterThan(1000);
    expect(outcome.checkedRevisions).toBeGreaterThan(200);
  });

  it.each([3, 4])('and so they do when the server comes back from a copy (seed %i)', async (seed) => {
    expect(await simulate({ seed, devices: 20, operations: 1500, restore: true })).toMatchObject({ ...none, restored: true });
  });

  it('with every key and signature as on a phone', async () => {
    const outcome = await simulate({ seed: 7, devices: 6, operations: 400, restore: true, real: true });
    expect(outcome).toMatchObject(none);
    expect(outcome.checkedRevisions).toBeGreaterThan(5);
  });
});

describe('The simulation catches', () => {
  it('the last writer winning', async () => {
    const outcome = await simulate({ seed: 8, devices: 20, operations: 1200, merge: (_, l, s) => (newest(l) > newest(s) ? l : s) });
    expect(outcome.lost).toBeGreaterThan(20);
  });

  it('one key for all revisions of a record', async () => {
    expect((await simulate({ seed: 9, devices: 20, operations: 1200, oneKeyPerRecord: true })).readable).toBeGreaterThan(20);
  });

  it('a base left out of the merge', async () => {
    expect((await simulate({ seed: 10, devices: 20, operations: 1200, merge: (_, l, s) => mergeRecords(null, l, s) })).back).toBeGreaterThan(5);
  });
});
