import { keyIdOf, makeGrant, newTeamKey } from '../../crypto/grant';
import { newId } from '../../crypto/primitives';
import { signRoster } from '../../crypto/roster';
import { bin, put, takeBack, takeOut, versions } from '../../merge/edit';
import { newEntryId, newRec, type Rec } from '../../merge/record';
import { admit, askErasure, remove, rewrapSome, rotate } from '../../sync/lead';
import type { Merge } from '../../sync/row';
import { asLead as leading } from '../../sync/sync';
import { member, person } from '../rosters';
import { Device, type Edit, Net } from './device';
import { judge, type Outcome } from './oracle';
import type { Life } from './memory';
import { type Seals, realSeals, symbolicSeals } from './seals';
import { Rng } from './rng';
import { SimServer } from './server';

export type Options = {
  seed: number; devices: number; operations: number; restore?: boolean; real?: boolean; merge?: Merge; oneKeyPerRecord?: boolean;
};

const fields = ['alias', 'town', 'plan', 'phone'];

const entriesIn = (recs: readonly (Rec | null)[]): Set<string> =>
  new Set(recs.flatMap((rec) => [...(rec?.f.values() ?? [])].flatMap((list) => list.map((entry) => entry.i))));

export async function simulate(options: Options): Promise<Outcome> {
  const atWork: Life[] = [];
  // Real keys and signatures take their time: phones must get on while people write.
  const pause = (): Promise<void> => new Promise((done) => {
    if (options.real || atWork.some((life) => !life.dead)) setTimeout(done, options.real ? 3 : 1);
    else setImmediate(done);
  });
  const { seed, operations } = options, rng = new Rng(seed), net = new Net(new Rng(seed + 1));
  const seals: Seals = options.real ? realSeals() : symbolicSeals(options.oneKeyPerRecord ?? false);
  const server = new SimServer(seals.hashes), space = newId();
  const at = (share: number): number => Math.floor(operations * share);
  let step = 0, minted = 0;
  const arrived = new Set<string>(), removedValues = new Set<string>(), beyond = new Set<Edit>();
  server.onTaken = (op) => { for (const list of seals.contentOf(op.ct).f.values()) for (const entry of list) arrived.add(entry.i); };
  const setting = {
    space, net, api: (user: string) => server.as(user), sealer: (device: Device) => seals.sealer(space, device),
    clock: () => server.now + step * 1000, ...(options.merge ? { merge: options.merge } : {}),
  };
  const everyone = await Promise.all(Array.from({ length: options.devices + 1 }, async (_, n) =>
    // Minutes of skew, and one phone that believes it is 2099.
    new Device(`d${n}`, await person(), n === 3 ? 2_300_000_000_000 : rng.below(600_000) - 300_000, setting)));
  const newcomer = everyone.pop()!;
  const teamKey = newTeamKey(), [founder] = everyone;
  const first = await signRoster({
    space, team: newId(), v: 1, prev: '', at: server.now, by: founder!.own.user, epoch: 1, keyId: await keyIdOf(teamKey), minEpoch: 1,
    members: everyone.map((device, n) => member(device.own, n < 2 ? 'lead' : 'member')),
  }, founder!.own.signing);
  const grants = await Promise.all(everyone.map((d) => makeGrant({ space, epoch: 1, to: d.own.user, toEnc: d.own.enc, roster: first.hash }, teamKey, founder!.own)));
  await server.as(founder!.own.user).found({ ...first.signed, grants });
  await Promise.all(everyone.map((device) => device.start()));
  const active = [...everyone];
  const hot: string[] = [];

  const settle = async (device: Device): Promise<void> => {
    const done = device.sync();
    let open = true;
    void done.finally(() => { open = false; });
    while (open) { net.release(); await pause(); }
  };
  net.faults = false;
  for (const device of active) await settle(device);
  net.faults = true;

  const write = (device: Device, id: string, rec: Rec, field: string, onScreen: readonly { i: string; v: unknown }[]): Rec => {
    const v = `e${++minted}`, i = newEntryId();
    device.wrote({
      v, i, id, root: rec.root, field, saw: onScreen.map((entry) => String(entry.v)), device, step, write: null, life: device.life,
      takenBack: false, unsure: device.cutSinceSync,
    });
    return put(rec, field, onScreen.map((entry) => entry.i), v, { by: device.own.user, at: device.space.now() }, i);
  };

  const people = (device: Device): string | undefined => {
    const { rows } = device.space, pool = rng.chance(0.5) ? hot.slice(-8) : known;
    for (let n = 0; n < 4 && pool.length > 0; n++) {
      const id = pool[rng.below(pool.length)]!;
      if (rows.get(id)?.local) return id;
    }
    return undefined;
  };
  const known: string[] = [];

  /** One thing that someone does on one phone. */
  const act = (device: Device): Promise<unknown> => {
    const dice = rng.next(), id = people(device), rec = id === undefined ? null : device.space.get(id);
    if (!rec || dice < 0.02) {
      const fresh = newId();
      known.push(fresh);
      if (rng.chance(0.2)) hot.push(fresh);
      return device.space.create(write(device, fresh, newRec('person', null), 'alias', []), fresh);
    }
    if (dice < 0.08) {
      const fresh = newId();
      return device.space.create(write(device, fresh, newRec('note', rec.root ?? id!), 'text', []), fresh);
    }
    const edit = (change: (now: Rec) => Rec): Promise<void> => device.space.edit(id!, change);
    if (dice < 0.16) return edit((now) => write(device, id!, now, 'langs[]', []));
    if (dice < 0.24) {
      const gone = versions(rec, 'langs[]').filter(() => rng.chance(0.5));
      for (const entry of gone) removedValues.add(String(entry.v));
      return edit((now) => takeOut(now, 'langs[]', gone.map((entry) => entry.i)));
    }
    // Some fields only ever grow: what no screen could show becomes notes.
    if (dice < 0.28) return edit((now) => write(device, id!, now, 'pile', []));
    const hand = { by: device.own.user, at: device.space.now() };
    if (dice < 0.3) return edit((now) => bin(now, hand));
    if (dice < 0.31) return edit(takeBack);
    const field = rng.pick(fields), shown = versions(rec, field);
    // Most replace all they saw; some leave the other versions, some only add one.
    const seen = dice < 0.36 ? [] : dice < 0.42 ? shown.slice(0, 1) : shown;
    return edit((now) => write(device, id!, now, field, seen));
  };

  const leads = (): Device[] => active.slice(0, 2);
  const errors: unknown[] = [];
  let restoredAt: number | null = null, putBack: (() => void) | null = null;
  const background: Promise<unknown>[] = [];
  const asLead = (work: (device: Device) => Promise<unknown>): void => {
    if (putBack && step >= at(0.58) && restoredAt === null) return;
    const device = rng.pick(leads());
    // An entry that only one lead saw, lost with the copy, and another written after the same one by the other: two rosters.
    // No program can tell which is right, so it stops. Here the leads talk to each other first.
    const agreed = (): boolean => restoredAt === null || device.space.ring.chain.length === Math.max(...active.map((d) => d.space.ring.chain.length));
    const { life } = device;
    atWork.push(life);
    background.push(leading(device.space, async () => { if (agreed()) await work(device); }).finally(() => { atWork.splice(atWork.indexOf(life), 1); }).catch((error: unknown) => { device.failures.push(error); }));
  };
  const inRoster = (device: Device): boolean => leads()[0]!.space.ring.chain.at(-1)!.roster.members.some((m) => m.id === device.own.user);

  const leaving: { device: Device; from: number; atStep: number }[] = [];
  const toRemove = new Map([[0.25, 1], [0.75, 2]].map(([when, n]) => [Math.floor(operations * when!), everyone.at(-n!)!]));
  let sureFrom = -1;

  for (step = 1; step <= operations; step++) {
    const device = rng.pick(active);
    if (device.space.halted === null && !device.space.gone) {
      const before = device.edits.length, done = act(device);
      const made = device.edits.slice(before);
      void done.then(() => made.forEach((edit) => device.kept(edit)), (error: unknown) => errors.push(error));
    }
    if (!device.busy && rng.chance(1 / 12)) background.push(device.sync());
    if (rng.chance(1 / 700)) {
      const unlucky = rng.pick(active);
      // Beyond help: a copy put back, and no lead's phone that still holds the roster entries which it lacks.
      if (!leads().includes(unlucky) || restoredAt === null || step > restoredAt + at(0.15)) await unlucky.cut(rng.below(6));
    }
    if (rng.chance(1 / 900) && known.length > 30) {
      const id = known[rng.below(known.length)]!;
      asLead((lead) => askErasure(lead.space, id));
    }
    const gone = toRemove.get(step);
    if (gone) {
      active.splice(active.indexOf(gone), 1);
      gone.removed = true;
    }
    for (const person_ of toRemove.values()) {
      if (!person_.removed || leaving.some((l) => l.device === person_) || step % 50) continue;
      if (!inRoster(person_)) leaving.push({ device: person_, from: server.dump.length, atStep: step });
      else asLead((lead) => remove(lead.space, person_.own.user));
    }
    if (step === at(0.45) && options.restore) putBack = server.snapshot(space);
    if (step >= at(0.5) && step % 50 === 0 && !active.includes(newcomer)) {
      if (inRoster(newcomer)) active.push(await newcomer.start());
      else asLead((lead) => admit(lead.space, member(newcomer.own)));
    }
    if (step === at(0.52)) asLead((lead) => rotate(lead.space, (members) => [...members]));
    const rosters = (list: readonly Device[]): number => Math.max(...list.map((d) => d.disk.load().state?.roster.length ?? 0));
    if (step >= at(0.58) && putBack && restoredAt === null && atWork.every((life) => life.dead) && leads().every((lead) => rosters([lead]) === rosters(active))) {
      putBack();
      restoredAt = step;
      // What no phone and no copy holds any more cannot be asked back.
      const staying = active.filter((d) => ![...toRemove.values()].includes(d));
      const held = entriesIn([
        ...staying.flatMap((d) => [...d.space.rows.values()]).flatMap((row) => [row.base, row.local, row.op && seals.contentOf(row.op.ct)]),
        ...server.records(space).map((row) => seals.contentOf(row.ct)),
      ]);
      for (const edit of everyone.flatMap((d) => d.edits)) if (!held.has(edit.i)) beyond.add(edit);
    }
    // Until the last phone has met the copy, what was replaced may stand again as another version.
    const unsettled = (d: Device): boolean => d.space.state.gen !== server.genOf(space) || d.space.state.restored
      || [...d.space.rows.values()].some((row) => row.base === null && row.top > 0);
    if (restoredAt !== null && step % 10 === 0 && active.some(unsettled)) sureFrom = step + 10;
    if (step % Math.max(1, at(0.1)) === 0) asLead((lead) => rewrapSome(lead.space));
    const calls = 1 + rng.below(4);
    for (let n = 0; n < calls; n++) net.release();
    await pause();
  }

  // The network holds, everyone comes back.
  net.faults = false;
  // Lives that ended with calls under way never answer: it is the phones that count.
  for (let n = 0; n < 200_000 && !(net.pending.length === 0 && n % 50 === 49 && active.every((d) => !d.busy)); n++) {
    net.release();
    await pause();
  }
  for (let round = 0; round < 6; round++) for (const device of active) if (round < 3 || device.space.unsent > 0 || round > 3) await settle(device);
  for (const { device } of leaving) if (!device.space.gone) await settle(device);

  const atServer = new Map(server.records(space).map((row) => [row.id, seals.contentOf(row.ct)]));
  const judged = judge(active, [...everyone, newcomer], { arrived, beyond, sureFrom, removedValues, atServer });
  let readable = 0, checkedRevisions = 0;
  for (const { device, from } of leaving) {
    const later = server.dump.slice(from).filter((revision) => revision.seq >= 0 && !revision.rewrapped);
    checkedRevisions += later.length;
    readable += await seals.readableBy(space, device, later);
    if (!device.space.gone || device.disk.load().rows.length > 0) judged.examples.push(`${device.name} was removed and keeps its records`);
  }
  const expected = (error: unknown): boolean => (error as { code?: string }).code !== undefined || ['NoAnswer', 'Gone', 'NoKey'].includes((error as Error).constructor.name);
  for (const error of [...errors, ...everyone.flatMap((d) => d.failures)]) if (!expected(error)) judged.examples.push(String((error as Error).stack));
  return { ...judged, readable, checkedRevisions, restored: restoredAt !== null };
}
