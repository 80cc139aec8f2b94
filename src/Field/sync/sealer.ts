import { type Bytes, fromBase64url } from '../crypto/bytes';
import { type OwnKeys, openRow, sealRow } from '../crypto/keys';
import { verifyingKey } from '../crypto/primitives';
import { openRecord, openWrap, sealRecord, sealWrap, signedRight, sumTerm, tagOf } from '../crypto/record';
import { sameContent } from '../merge/merge';
import { fromJson, type Json, read, type Rec, toJson, write } from '../merge/record';
import type { StoredRow } from '../store/store';
import type { RecordItem, Rewrapped, Sealed, Wrapped } from './api';
import { head, type Ring } from './ring';
import type { Row } from './row';

export type Opened = { rec: Rec | null; by: string; verify: (sig: string) => Promise<boolean> };

/** All that needs a key or a hash of a record. The simulation has a quick one of its own. */
export interface Sealer {
  seal(ring: Ring, id: string, rev: number, rec: Rec): Promise<Sealed>;
  /** Throws when no key fits. */
  open(ring: Ring, item: Omit<RecordItem, 'seq'>): Promise<Opened>;
  rewrap(ring: Ring, item: Wrapped): Promise<Rewrapped>;
  tag(ct: string): Promise<string>;
  term(id: string, rev: number, tag: string): Promise<bigint>;
  close(row: Row): Promise<StoredRow>;
  reopen(stored: StoredRow): Promise<Row>;
}

const epochOf = (ring: Ring, epoch: number) => {
  const keys = ring.keys.get(epoch);
  if (!keys) throw new NoKey(epoch);
  return keys;
};

/** The key of this epoch has not reached us. */
export class NoKey extends Error {
  readonly epoch: number;
  constructor(epoch: number) {
    super(`no key of epoch ${epoch}`);
    this.epoch = epoch;
  }
}

type Box = { base: unknown; local: unknown };

export function sealerOf(space: string, own: OwnKeys, localKey: CryptoKey): Sealer {
  const inBox = (rec: Rec | null): Json => (rec === null ? null : toJson(rec, rec.e));
  const outOf = (json: unknown): Rec | null => (json === null ? null : fromJson(json));
  return {
    seal: (ring, id, rev, rec) => {
      const { epoch } = head(ring).roster;
      return sealRecord(epochOf(ring, epoch), { space, id, rev }, write(rec, epoch), own);
    },
    async open(ring, item) {
      const at = { space, id: item.id, rev: item.rev };
      const record = await openRecord(epochOf(ring, item.epoch), at, item);
      const verify = async (sig: string) => signedRight(at, record, await verifyingKey(fromBase64url(sig, 65)));
      return { rec: read(record.json), by: record.by, verify };
    },
    async rewrap(ring, item) {
      const at = { space, id: item.id, rev: item.rev };
      const { epoch } = head(ring).roster;
      const contentKey = await openWrap(epochOf(ring, item.epoch), at, item.wrap);
      return { id: item.id, rev: item.rev, from: item.epoch, epoch, wrap: await sealWrap(epochOf(ring, epoch), at, contentKey) };
    },
    tag: (ct) => tagOf(fromBase64url(ct)),
    term: sumTerm,
    async close({ base, local, ...clear }) {
      const box: Box = { base: inBox(base), local: inBox(local) };
      return { ...clear, space, box: await sealRow(localKey, space, clear.id, box) };
    },
    async reopen({ box, space: _, ...clear }) {
      const held = await openRow(localKey, space, clear.id, box as Bytes) as Box;
      const base = outOf(held.base), local = outOf(held.local);
      return { ...clear, base, local: base && local && sameContent(base, local) ? base : local };
    },
  };
}
