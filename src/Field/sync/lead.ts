import { epochKeys, type Grant, keyIdOf, makeGrant, makeLink, newTeamKey } from '../crypto/grant';
import { signErasure, writeSum } from '../crypto/record';
import { type Member, type RosterBody, type RosterEntry, signRoster } from '../crypto/roster';
import { type KnownEntry, RefusedByServer } from './api';
import { refreshGrant, refreshRoster } from './membership';
import { pull } from './pull';
import { head, isLead, teamKeys } from './ring';
import { NoKey } from './sealer';
import { counted, type Space } from './space';

const day = (at: number): number => Number(new Date(at).toISOString().slice(0, 10).replaceAll('-', ''));

const grantsFor = (space: Space, entry: RosterEntry, to: readonly Member[], teamKey: Uint8Array<ArrayBuffer>): Promise<Grant[]> =>
  Promise.all(to.map((m) => makeGrant({ space: space.id, epoch: entry.roster.epoch, to: m.id, toEnc: m.enc, roster: entry.hash }, teamKey, space.own)));

/** Writes the next entry from the newest head; two leads at once: again from there. */
async function next(space: Space, make: (now: RosterBody) => Promise<{ entry: RosterEntry; grants: Grant[]; link?: { epoch: number; box: string } } | null>): Promise<void> {
  for (;;) {
    await refreshRoster(space);
    if (space.halted || space.gone) return;
    const change = await make(head(space.ring).roster);
    if (!change) return;
    const { entry, grants, link } = change;
    const mine = grants.find((grant) => grant.to === space.own.user);
    if (mine) await space.commit([], { kept: { grant: mine, links: link ? [link] : [] } });
    try {
      await space.api.addEntry(space.id, { ...entry.signed, grants, ...(link ? { link } : {}) });
    } catch (error) {
      if (error instanceof RefusedByServer && error.code === 'roster_moved') continue;
      throw error;
    }
    await refreshRoster(space);
    if (!space.halted && !space.gone) await refreshGrant(space);
    return;
  }
}

const following = (space: Space, now: RosterBody, change: Partial<RosterBody>): Promise<RosterEntry> => signRoster(
  { ...now, v: now.v + 1, prev: head(space.ring).hash, at: space.now(), by: space.own.user, ...change }, space.own.signing);

async function teamKeyOf(space: Space, epoch: number): Promise<Uint8Array<ArrayBuffer>> {
  const key = (await teamKeys(space.id, space.ring, space.own)).get(epoch);
  if (!key) throw new NoKey(epoch);
  return key;
}

/** Entry and grant in one request: nobody stands in the roster without a key. */
export const admit = (space: Space, member: Member): Promise<void> => next(space, async (now) => {
  if (now.members.some((m) => m.id === member.id)) return null;
  const entry = await following(space, now, { members: [...now.members, member] });
  return { entry, grants: await grantsFor(space, entry, [member], await teamKeyOf(space, now.epoch)) };
});

/** A new key for all who stay; `change` says who that is. Nobody waits for it. */
export const rotate = (space: Space, change: (members: readonly Member[]) => Member[] | null): Promise<void> => next(space, async (now) => {
  const teamKey = newTeamKey(), epoch = now.epoch + 1, members = change(now.members);
  if (!members) return null;
  const entry = await following(space, now, { epoch, keyId: await keyIdOf(teamKey), members });
  const before = await teamKeyOf(space, now.epoch);
  const link = await makeLink(space.id, await epochKeys(epoch, teamKey), before);
  return { entry, grants: await grantsFor(space, entry, members, teamKey), link };
});

export const remove = (space: Space, user: string): Promise<void> =>
  rotate(space, (members) => (members.some((m) => m.id === user) ? members.filter((m) => m.id !== user) : null));

/** After a restore: entries that the copy lacks, as they were signed, with grants from our own key. */
export async function sendMissing(space: Space, atServer: readonly KnownEntry[]): Promise<void> {
  if (!isLead(space.ring, space.own.user)) {
    space.say({ what: 'waitingForLead' });
    return;
  }
  const keys = await teamKeys(space.id, space.ring, space.own);
  for (const [n, entry] of space.ring.chain.entries()) {
    if (n < atServer.length) continue;
    const teamKey = keys.get(entry.roster.epoch);
    if (!teamKey) throw new NoKey(entry.roster.epoch);
    const before = space.ring.chain[n - 1]!, { epoch, members } = entry.roster;
    const raised = epoch > before.roster.epoch;
    const to = raised ? members : members.filter((m) => !before.roster.members.some((was) => was.id === m.id));
    const link = raised ? space.ring.links.find((l) => l.epoch === epoch) : undefined;
    await space.api.addEntry(space.id, { ...entry.signed, grants: await grantsFor(space, entry, to, teamKey), ...(link ? { link } : {}) });
  }
  await refreshRoster(space);
}

/** Old revisions under the new key, some hundred at a time; what they hold is not touched. Returns how many are left. */
export async function rewrapSome(space: Space, limit = 500): Promise<number> {
  await refreshRoster(space);
  if (space.halted || space.gone) return 0;
  const { epoch } = head(space.ring).roster;
  if (!space.ring.keys.has(epoch)) await refreshGrant(space);
  // After a restore it may not be there before a lead has sent it again.
  if (!space.ring.keys.has(epoch)) throw new NoKey(epoch);
  const listed = (await space.api.toRewrap(space.id, epoch, limit)).items;
  const items = listed.filter((item) => space.ring.keys.has(item.epoch));
  if (items.length === 0) return listed.length;
  const wraps = await Promise.all(items.map((item) => space.sealer.rewrap(space.ring, item)));
  return (await space.api.rewrap(space.id, wraps)).left;
}

/** Once all is under the new key, pulled and opened: the old wraps and links may go. */
export async function closePast(space: Space): Promise<void> {
  if ([...space.rows.values()].some((row) => row.aside !== null)) return;
  await next(space, async (now) => now.minEpoch === now.epoch ? null : { entry: await following(space, now, { minEpoch: now.epoch }), grants: [] });
}

/** Final, at the person's wish: the record, all whose root it is, and what still arrives of them. */
export async function askErasure(space: Space, id: string): Promise<void> {
  const with_ = [...space.rows.values()].filter((row) => row.id === id || row.local?.root === id).map((row) => row.id);
  await space.commit([], { erasing: [...new Set([...space.state.erasing, id, ...with_])] });
}

export async function sendErasures(space: Space): Promise<void> {
  if (!space.lead) return;
  const orphans = [...space.rows.values()].filter((row) => row.aside === 'orphan').map((row) => row.id);
  const ids = [...new Set([...space.state.erasing, ...orphans])].slice(0, 500);
  if (ids.length === 0) return;
  const { epoch } = head(space.ring).roster, by = space.own.user;
  const erasures = await Promise.all(ids.map((id) => signErasure(space.id, { id, day: day(space.now()), epoch, by }, space.own.signing)));
  try {
    await space.api.erase(space.id, { gen: space.state.gen ?? '', erasures });
  } catch (error) {
    if (!(error instanceof RefusedByServer) || error.code !== 'roster_moved') throw error;
    // Signed under an epoch that has ended, nobody would believe it: again with the next sync.
    await refreshRoster(space);
    return;
  }
  let { count, sum } = counted(space.state);
  for (const row of ids.flatMap((id) => space.rows.get(id) ?? [])) {
    if (!row.tag) continue;
    sum -= await space.sealer.term(row.id, row.rev, row.tag);
    count--;
  }
  await space.commit(space.dropped(new Set(ids)), {
    erased: { ...space.state.erased, ...Object.fromEntries(erasures.map((e) => [e.id, e])) },
    erasing: space.state.erasing.filter((id) => !ids.includes(id)), count, sum: writeSum(sum),
  });
  await pull(space);
}
