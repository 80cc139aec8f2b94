import { epochKeys, type EpochKeys, type Grant, type Link, openGrant, openLink } from '../crypto/grant';
import type { OwnKeys } from '../crypto/keys';
import { Refused } from '../crypto/primitives';
import { readEntry, type RosterEntry } from '../crypto/roster';
import type { KnownEntry } from './api';
import { checkChain, type Distrust, type Pin, pinOf } from './roster';

/** The roster of a space as checked here, and the keys of its epochs. */
export type Ring = {
  readonly chain: readonly RosterEntry[];
  readonly known: readonly KnownEntry[];
  readonly grant: Grant | null;
  readonly links: readonly Link[];
  readonly keys: ReadonlyMap<number, EpochKeys>;
};

export const emptyRing: Ring = { chain: [], known: [], grant: null, links: [], keys: new Map() };

export const head = (ring: Ring): RosterEntry => ring.chain.at(-1)!;
export const pin = (ring: Ring): Pin | null => (ring.chain.length === 0 ? null : pinOf(ring.chain));

/** Stands on what was checked before: only what is new is read and verified. */
export async function takeEntries(space: string, ring: Ring, entries: readonly KnownEntry[], pinned: Pin | null): Promise<Ring | { distrust: Distrust }> {
  const read: RosterEntry[] = [];
  for (const [n, entry] of entries.entries()) {
    const had = ring.chain[n];
    const same = had?.signed.body === entry.body && had.signed.sig === entry.sig;
    try {
      read.push(same ? had : await readEntry(entry));
    } catch {
      return { distrust: 'signature' };
    }
    if (had && read[n]!.hash !== had.hash) return { distrust: 'fork' };
  }
  if (read.length < ring.chain.length) return { distrust: 'rolledBack' };
  if (read.length === ring.chain.length) return { ...ring, known: entries };
  const checked = await checkChain(space, read, pin(ring) ?? pinned);
  return 'distrust' in checked ? { distrust: checked.distrust } : { ...ring, chain: checked.chain, known: entries };
}

const entryOf = (ring: Ring, hash: string): RosterEntry | undefined => ring.chain.find((entry) => entry.hash === hash);
const keyIdOfEpoch = (ring: Ring, epoch: number): string | undefined => ring.chain.find((e) => e.roster.epoch === epoch)?.roster.keyId;

/** The key of the epoch that a grant is for: it must be the one that the roster names, from a lead of that entry or the one before. */
async function fromGrant(ring: Ring, grant: Grant, own: OwnKeys): Promise<Uint8Array<ArrayBuffer>> {
  const entry = entryOf(ring, grant.roster);
  if (!entry || entry.roster.epoch !== grant.epoch) throw new Refused();
  const around = [entry, ring.chain[entry.roster.v - 2]];
  const signer = around.flatMap((e) => e?.roster.members ?? []).find((m) => m.id === grant.by && m.role === 'lead');
  if (!signer) throw new Refused();
  return openGrant(grant, own, entry.roster.keyId, signer.sig);
}

/** The bare keys, newest first: only a lead's device asks for them, to give them on. */
export async function teamKeys(space: string, ring: Ring, own: OwnKeys): Promise<Map<number, Uint8Array<ArrayBuffer>>> {
  const out = new Map<number, Uint8Array<ArrayBuffer>>();
  if (!ring.grant) return out;
  let epoch = ring.grant.epoch;
  let key = await fromGrant(ring, ring.grant, own);
  out.set(epoch, key);
  for (;;) {
    const link = ring.links.find((l) => l.epoch === epoch);
    const before = keyIdOfEpoch(ring, epoch - 1);
    if (!link || before === undefined) return out;
    key = await openLink(space, await epochKeys(epoch, key), link, before);
    out.set(--epoch, key);
  }
}

/** A grant replayed from an older epoch never takes the place of a newer one. */
export async function takeGrant(space: string, ring: Ring, grant: Grant, links: readonly Link[], own: OwnKeys): Promise<Ring> {
  if (ring.grant && grant.epoch < ring.grant.epoch) return ring;
  // Links go when the least epoch rises; those that we have still open what we hold.
  const all = [...links, ...ring.links.filter((old) => !links.some((l) => l.epoch === old.epoch))];
  const next = { ...ring, grant, links: all };
  const keys = new Map(ring.keys);
  for (const [epoch, key] of await teamKeys(space, next, own)) keys.set(epoch, await epochKeys(epoch, key));
  return { ...next, keys };
}

export const isLead = (ring: Ring, user: string): boolean =>
  ring.chain.length > 0 && head(ring).roster.members.some((m) => m.id === user && m.role === 'lead');
export const isMember = (ring: Ring, user: string): boolean =>
  ring.chain.length > 0 && head(ring).roster.members.some((m) => m.id === user);
