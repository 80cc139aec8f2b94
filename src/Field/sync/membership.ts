import { Malformed } from '../crypto/bytes';
import { Refused } from '../crypto/primitives';
import { NoAnswer, type KnownEntry, RefusedByServer } from './api';
import { head, isMember, type Ring, takeEntries, takeGrant } from './ring';
import { changes } from './roster';
import { sendMissing } from './lead';
import { Restored } from './pull';
import { NoKey } from './sealer';
import type { Space } from './space';

/** Takes entries that were checked; tells everyone of a lead or a key that came or went. */
async function stand(space: Space, ring: Ring): Promise<void> {
  const before = space.ring;
  space.ring = ring;
  for (let n = Math.max(1, before.chain.length); n < ring.chain.length; n++)
    for (const change of changes(ring.chain[n - 1]!, ring.chain[n]!)) space.say({ what: 'roster', change });
  if (!isMember(ring, space.own.user)) {
    const { by, at } = head(ring).roster;
    await space.leave(by, at);
    return;
  }
  const { kept } = space.state;
  if (kept && kept.grant.epoch > (ring.grant?.epoch ?? 0) && ring.chain.some((entry) => entry.hash === kept.grant.roster))
    space.ring = await takeGrant(space.id, ring, kept.grant, kept.links, space.own);
  const { known, grant, links } = space.ring;
  await space.commit([], { roster: known, grant, links });
}

export async function refreshRoster(space: Space): Promise<void> {
  const have = space.ring.chain.length;
  const from = space.state.restored ? 1 : Math.max(1, have);
  const { entries } = await space.api.roster(space.id, from);
  const all = [...space.ring.known.slice(0, from - 1), ...entries];
  const ring = await takeEntries(space.id, space.ring, all, space.state.pinned);
  if (!('distrust' in ring)) {
    await stand(space, ring);
    if (space.state.restored && !space.gone) await space.commit([], { restored: false });
    return;
  }
  // A copy put back lacks what came after it: leads have it all, and send it again.
  if (ring.distrust !== 'rolledBack' || !space.state.restored) {
    if (ring.distrust === 'rolledBack') await restoredInstead(space);
    space.halt(ring.distrust);
    return;
  }
  space.ring = { ...space.ring, known: [...all, ...space.ring.known.slice(all.length)] };
  await sendMissing(space, all);
}

/** A shorter roster is a lie, unless the whole server came back from a copy and says so. */
async function restoredInstead(space: Space): Promise<void> {
  const { gen } = await space.api.changes(space.id, space.state.since, 1);
  if (gen !== space.state.gen) throw new Restored(gen);
}

export async function refreshGrant(space: Space): Promise<void> {
  const { grant, links } = await space.api.grant(space.id);
  // It may stand on an entry that came while we asked.
  if (!space.ring.chain.some((entry) => entry.hash === grant.roster)) await refreshRoster(space);
  if (space.halted || space.gone) return;
  let ring: Ring;
  try {
    ring = await takeGrant(space.id, space.ring, grant, links, space.own);
  } catch (error) {
    if (error instanceof Refused || error instanceof Malformed) throw new NoKey(grant.epoch);
    throw error;
  }
  space.ring = ring;
  await space.commit([], { grant: ring.grant, links: ring.links });
}

/** Said to be removed: believed only when a lead's entry says it. */
export async function checkRemoved(space: Space, refusal: RefusedByServer): Promise<void> {
  let entries: KnownEntry[] = refusal.entry ? [refusal.entry] : [];
  try {
    entries = (await space.api.roster(space.id, space.ring.chain.length + 1)).entries;
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
  }
  const ring = await takeEntries(space.id, space.ring, [...space.ring.known, ...entries], space.state.pinned);
  if ('distrust' in ring || isMember(ring, space.own.user)) space.say({ what: 'removedUnproved' });
  else await stand(space, ring);
}
