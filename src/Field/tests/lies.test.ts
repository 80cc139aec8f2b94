import { describe, expect, it } from 'vitest';
import { keyIdOf, makeGrant, newTeamKey } from '../crypto/grant';
import { localKey, type OwnKeys } from '../crypto/keys';
import { newId, random, secret } from '../crypto/primitives';
import { signErasure } from '../crypto/record';
import { signRoster } from '../crypto/roster';
import { put, set, shown } from '../merge/edit';
import { newRec } from '../merge/record';
import { type FieldApi, type Page, type RecordItem, RefusedByServer } from '../sync/api';
import { admit, askErasure, closePast, remove, rewrapSome } from '../sync/lead';
import { sealerOf } from '../sync/sealer';
import { type Alert, Space } from '../sync/space';
import { asLead, sync } from '../sync/sync';
import { member, person } from './rosters';
import { realSeals } from './sim/seals';
import { Life, Memory } from './sim/memory';
import { SimServer } from './sim/server';

type Phone = { space: Space; alerts: Alert[]; disk: Memory; lie: Partial<FieldApi>; said: () => string[] };

/** Two phones of one space, and a server that can be made to lie to each. */
async function evening() {
  const server = new SimServer(realSeals().hashes), id = newId(), [ana, bea] = await Promise.all([person(), person()]);
  const teamKey = newTeamKey();
  const first = await signRoster({
    space: id, team: newId(), v: 1, prev: '', at: 1, by: ana.user, epoch: 1, keyId: await keyIdOf(teamKey), minEpoch: 1,
    members: [member(ana, 'lead'), member(bea)],
  }, ana.signing);
  const grants = await Promise.all([ana, bea].map((to) => makeGrant({ space: id, epoch: 1, to: to.user, toEnc: to.enc, roster: first.hash }, teamKey, ana)));
  await server.as(ana.user).found({ ...first.signed, grants });
  const phone = async (own: OwnKeys): Promise<Phone> => {
    const alerts: Alert[] = [], disk = new Memory(), lie: Partial<FieldApi> = {}, honest = server.as(own.user);
    const api = new Proxy(honest, { get: (target, name: keyof FieldApi) => lie[name] ?? target[name] });
    const sealer = sealerOf(id, own, await localKey(await secret(random(32))));
    const space = await new Space({ space: id, own, api, store: new Life(disk), sealer, now: () => server.now, say: (alert) => alerts.push(alert) }).load();
    return { space, alerts, disk, lie, said: () => [...new Set(alerts.map((a) => (a.what === 'halt' ? a.why : a.what)))] };
  };
  return { server, id, ana, bea, teamKey, first, a: await phone(ana), b: await phone(bea), phone };
}

const note = (own: OwnKeys, words: string) => put(newRec('note', null), 'text', [], words, { by: own.user, at: 5 });
const text = (phone: Phone, id: string) => { const rec = phone.space.get(id); return rec && shown(rec, 'text'); };

describe('Two phones', () => {
  it('write the same note without network, and both versions are there', async () => {
    const { ana, bea, a, b } = await evening();
    const id = await a.space.create(note(ana, 'un'));
    await sync(a.space);
    await sync(b.space);
    await a.space.edit(id, (rec) => set(rec, 'text', 'deux', { by: ana.user, at: 6 }));
    await b.space.edit(id, (rec) => set(rec, 'text', 'trois', { by: bea.user, at: 7 }));
    for (const phone of [a, b, a]) await sync(phone.space);
    for (const phone of [a, b]) expect(phone.space.get(id)!.f.get('text')!.map((x) => x.v).sort()).toEqual(['deux', 'trois']);
    expect([a.space.unsent, b.space.unsent, a.alerts.length + b.alerts.length]).toEqual([0, 0, 0]);
  });

  it('lose one of them: it reads nothing new, and its records go when a lead says so', async () => {
    const { ana, bea, a, b, server, id: space } = await evening();
    await a.space.create(note(ana, 'avant'));
    await sync(a.space);
    await sync(b.space);
    const held = new Map(b.space.ring.keys);
    await b.space.create(note(bea, 'pas encore parti'));
    await asLead(a.space, () => remove(a.space, bea.user));
    const id = await a.space.create(note(ana, 'après'));
    await sync(a.space);
    await asLead(a.space, () => rewrapSome(a.space));
    await asLead(a.space, () => closePast(a.space));
    expect(a.space.ring.chain.at(-1)!.roster).toMatchObject({ epoch: 2, minEpoch: 2 });
    const item = server.records(space).find((r) => r.id === id)!;
    await expect(a.space.sealer.open({ ...b.space.ring, keys: held }, item)).rejects.toThrow();
    await sync(b.space);
    expect(b.alerts).toMatchObject([{ what: 'removed', by: ana.user, unsent: 1 }]);
    expect([b.space.rows.size, b.disk.wiped]).toEqual([0, true]);
  });

  it('admit a third, who reads the past', async () => {
    const { ana, a, phone } = await evening(), cid = await person();
    const id = await a.space.create(note(ana, 'avant'));
    await sync(a.space);
    await asLead(a.space, () => admit(a.space, member(cid)));
    const c = await phone(cid);
    await sync(c.space);
    expect(text(c, id)).toBe('avant');
  });

  it('erase a person for ever: what was written offline about them does not come back', async () => {
    const { ana, bea, a, b, server, id: space } = await evening();
    const who = await a.space.create(newRec('person', null));
    await sync(a.space);
    await sync(b.space);
    const late = await b.space.create(put(newRec('note', who), 'text', [], 'trop tard', { by: bea.user, at: 9 }));
    await b.space.edit(who, (rec) => set(rec, 'alias', 'Léo', { by: bea.user, at: 9 }));
    await asLead(a.space, () => askErasure(a.space, who));
    await sync(a.space);
    await sync(b.space);
    expect(b.alerts).toMatchObject([{ what: 'erased', ids: [who], unsent: 1 }]);
    expect([b.space.get(who), b.space.get(late), server.records(space).filter((r) => r.id === who || r.id === late)]).toEqual([null, null, []]);
    await expect(b.space.edit(who, (rec) => rec)).rejects.toThrow();
    void ana;
  });
});

describe('A server that lies', () => {
  const settled = async () => {
    const e = await evening();
    const id = await e.a.space.create(note(e.ana, 'un'));
    await sync(e.a.space);
    await sync(e.b.space);
    const mine = await e.b.space.create(note(e.bea, 'à moi'));
    return { ...e, id, mine };
  };
  /** Whatever it says: its screen, and no word lost. */
  const keeps = async (e: Awaited<ReturnType<typeof settled>>, screens: string[]) => {
    await sync(e.b.space).catch((error: unknown) => { if (!(error instanceof RefusedByServer)) throw error; });
    expect(e.b.said()).toEqual(screens);
    expect([text(e.b, e.id), text(e.b, e.mine), e.b.disk.wiped]).toEqual(['un', 'à moi', false]);
  };
  const changing = (e: Awaited<ReturnType<typeof settled>>, change: (page: Page) => Page) => {
    const honest = e.server.as(e.bea.user);
    e.b.lie.changes = async (...args) => change(await honest.changes(...args));
  };

  it('hides a record that another phone says it wrote', async () => {
    const e = await settled();
    const hidden = await e.a.space.create(note(e.ana, 'caché'));
    await sync(e.a.space);
    changing(e, (page) => ({ ...page, items: page.items.filter((i) => !('id' in i) || i.id !== hidden) }));
    await keeps(e, ['sumWrong', 'hidden']);
  });

  it('rolls a record back', async () => {
    const e = await settled(), old = e.server.records(e.b.space.id).map(({ tag: _, ...item }): RecordItem => item);
    await e.a.space.edit(e.id, (rec) => set(rec, 'text', 'deux', { by: e.ana.user, at: 8 }));
    await sync(e.a.space);
    await sync(e.b.space);
    changing(e, (page) => ({ ...page, items: old.map((item, n) => ({ ...item, seq: page.head + n + 1 })), next: page.head + old.length, head: page.head + old.length }));
    await sync(e.b.space);
    expect(e.b.said()).toContain('restored');
    expect(e.b.space.get(e.id)!.f.get('text')!.map((x) => x.v)).toContain('deux');
  });

  it('forks the roster, or shows an older one', async () => {
    const e = await settled();
    const other = await signRoster({ ...e.first.roster, at: 2 }, e.ana.signing);
    e.b.lie.roster = async () => ({ entries: [{ ...other.signed, seq: 1 }, { ...other.signed, seq: 2 }] });
    changing(e, (page) => ({ ...page, rosterV: 2 }));
    await keeps(e, ['fork']);
    const pushes = e.server.dump.length;
    await e.b.space.create(note(e.bea, 'encore'));
    await sync(e.b.space);
    expect(e.server.dump.length).toBe(pushes);
  });

  it('swaps a member for another key without raising the epoch', async () => {
    const e = await settled(), mallory = await person();
    const swapped = await signRoster({
      ...e.first.roster, v: 2, prev: e.first.hash, members: [member(e.ana, 'lead'), { ...member(mallory), id: e.bea.user }],
    }, e.ana.signing);
    e.b.lie.roster = async () => ({ entries: [{ ...e.first.signed, seq: 1 }, { ...swapped.signed, seq: 9 }] });
    changing(e, (page) => ({ ...page, rosterV: 2 }));
    await keeps(e, ['epoch']);
  });

  it('gives a grant of its own making', async () => {
    const e = await settled(), mallory = await person(), fake = newTeamKey();
    const grant = await makeGrant({ space: e.b.space.id, epoch: 1, to: e.bea.user, toEnc: e.bea.enc, roster: e.first.hash }, fake, { ...mallory, user: e.ana.user });
    e.b.lie.grant = async () => ({ grant, links: [] });
    changing(e, (page) => ({ ...page, epoch: 2 }));
    await keeps(e, ['noKey']);
  });

  it('says removed, and nobody signed it', async () => {
    const e = await settled(), mallory = await person();
    const forged = await signRoster({ ...e.first.roster, v: 2, prev: e.first.hash, epoch: 2, keyId: await keyIdOf(newTeamKey()), members: [member(e.ana, 'lead')] }, mallory.signing);
    const removed = async () => { throw new RefusedByServer(403, 'removed', '', { ...forged.signed, seq: 9 }); };
    Object.assign(e.b.lie, { changes: removed, roster: removed, push: removed });
    await keeps(e, ['removedUnproved']);
  });

  it('says erased, and no lead signed it', async () => {
    const e = await settled();
    const forged = await signErasure(e.b.space.id, { id: e.mine, day: 20261126, epoch: 1, by: e.ana.user }, e.bea.signing);
    e.b.lie.push = async (_, { ops }) => ({ results: ops.map(({ op }) => ({ op, r: 'erased', erasure: forged })) });
    changing(e, (page) => ({ ...page, items: [...page.items, { seq: page.head, erasure: { ...forged, id: e.id } }] }));
    await keeps(e, []);
    expect(e.b.space.rows.get(e.mine)!.stuck).toBe('erased');
  });

  it('says restored, again and again', async () => {
    const e = await settled();
    changing(e, (page) => ({ ...page, gen: newId() }));
    await keeps(e, ['restored']);
  });

  it('answers every call with a plain error', async () => {
    const e = await settled();
    for (const [status, code] of [[400, 'malformed'], [401, 'signed_out'], [404, 'unknown'], [413, 'too_big'], [507, 'full']] as const) {
      const refused = async () => { throw new RefusedByServer(status, code); };
      Object.assign(e.b.lie, { changes: refused, push: refused, roster: refused, grant: refused });
      await keeps(e, []);
    }
  });

  it('helps someone removed to write something new', async () => {
    const e = await settled();
    await sync(e.b.space);
    const before = e.b.space.ring;
    await asLead(e.a.space, () => remove(e.a.space, e.bea.user));
    const id = newId(), sealed = await e.b.space.sealer.seal(before, id, 1, note(e.bea, 'je suis toujours là'));
    const honest = e.server.as(e.ana.user);
    e.a.lie.changes = async (...args) => {
      const page = await honest.changes(...args);
      return { ...page, items: [...page.items, { seq: page.head, id, rev: 1, ...sealed }] };
    };
    await sync(e.a.space);
    expect([e.a.space.rows.get(id)!.aside, e.a.space.get(id)]).toEqual(['untrusted', null]);
  });
});
