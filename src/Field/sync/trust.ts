import { fromBase64url } from '../crypto/bytes';
import { verifyingKey } from '../crypto/primitives';
import { type Erasure, erasureSignedBy } from '../crypto/record';
import { type Ring, head } from './ring';
import { memberKeys } from './roster';

/** The epoch that something with this number must speak of: the newest one that began before it. */
export function leastEpochAt(ring: Ring, seq: number): number {
  let least = 0;
  for (const [n, entry] of ring.chain.entries()) if (ring.known[n] && ring.known[n].seq <= seq) least = Math.max(least, entry.roster.epoch);
  return least;
}

export type Signed = { by: string; e: number; epoch: number; seq: number; verify: (sig: string) => Promise<boolean> };

/** Whether a revision counts: its signer was of the space when it says it was written, and it is not late. */
export async function believed(ring: Ring, revision: Signed): Promise<boolean> {
  const { by, e, epoch, seq } = revision;
  if (e > epoch || epoch < head(ring).roster.minEpoch || e < leastEpochAt(ring, seq)) return false;
  for (const sig of memberKeys(ring.chain, by, e)) if (await revision.verify(sig)) return true;
  return false;
}

export async function erasureBelieved(space: string, ring: Ring, erasure: Erasure, seq: number | null): Promise<boolean> {
  try {
    if (seq !== null && erasure.epoch < leastEpochAt(ring, seq)) return false;
    for (const sig of memberKeys(ring.chain, erasure.by, erasure.epoch, 'lead'))
      if (await erasureSignedBy(space, erasure, await verifyingKey(fromBase64url(sig, 65)))) return true;
  } catch {
    // Not of the form: nobody's.
  }
  return false;
}
