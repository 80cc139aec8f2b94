import { cpus, loadavg } from 'node:os';
import { mergeRecords, newestFirst } from '../../merge/merge';
import type { Rec } from '../../merge/record';
import { simulate } from './world';

const operations = Number(process.argv[2] ?? 100_000), seeds = Number(process.argv[3] ?? 20);
const newest = (rec: Rec): number => newestFirst([...rec.f.values()].flat())[0]?.at ?? 0;
const started = performance.now();

console.log(`# ${cpus()[0]?.model ?? 'unknown processor'}, load ${loadavg()[0]!.toFixed(1)}; keys are symbols here, the real ones run in bin/test`);
const sums = { counted: 0, lost: 0, back: 0, erasedBack: 0, readable: 0, checkedRevisions: 0, diverged: 0, alarms: 0, notes: 0, restored: 0, unexplained: 0 };
for (let seed = 1; seed <= seeds; seed++) {
  const outcome = await simulate({ seed, devices: 20, operations, restore: seed % 2 === 0 });
  for (const key of Object.keys(sums) as (keyof typeof sums)[]) if (key !== 'unexplained') sums[key] += Number(outcome[key]);
  sums.unexplained += outcome.examples.length;
  for (const example of outcome.examples) console.error(`seed ${seed}: ${example}`);
  console.error(`seed ${seed}: ${outcome.counted} of ${outcome.edits} edits judged, ${outcome.lost} lost, ${outcome.back} back, ${Math.round((performance.now() - started) / 1000)} s`);
}
for (const [name, value] of Object.entries(sums)) console.log(`field-sim-${name} ${value}`);

// The faults, in a smaller world: the judge must see each of them.
const small = { seed: 99, devices: 20, operations: Math.min(operations, 3000) };
const faults = {
  'last-writer-wins-lost': (await simulate({ ...small, merge: (_, l, s) => (newest(l) > newest(s) ? l : s) })).lost,
  'one-key-per-record-readable': (await simulate({ ...small, oneKeyPerRecord: true })).readable,
  'base-left-out-back': (await simulate({ ...small, merge: (_, l, s) => mergeRecords(null, l, s) })).back,
};
for (const [name, value] of Object.entries(faults)) console.log(`field-sim-fault-${name} ${value}`);
console.log(`field-sim-time ${Math.round((performance.now() - started) / 1000)} s`);
const wrong = sums.lost + sums.back + sums.erasedBack + sums.readable + sums.diverged + sums.alarms + sums.unexplained;
process.exitCode = wrong === 0 && Object.values(faults).every((seen) => seen > 0) ? 0 : 1;
