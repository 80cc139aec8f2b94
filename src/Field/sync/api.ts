import type { Grant, Link } from '../crypto/grant';
import type { KeyBundle } from '../crypto/keys';
import type { Envelope } from '../crypto/envelope';
import type { Erasure } from '../crypto/record';
import type { Role, SignedRoster } from '../crypto/roster';

export type RefusalCode =
  | 'malformed' | 'signed_out' | 'lead_only' | 'removed' | 'unknown' | 'restored' | 'roster_moved' | 'keys_moved'
  | 'too_big' | 'op_reused' | 'grants_incomplete' | 'last_lead' | 'slow_down' | 'full';

/** The server answered and refused. Nothing on the phone is ever deleted because of it. */
export class RefusedByServer extends Error {
  readonly status: number;
  readonly code: string;
  /** With `removed`: the roster entry that says so, to be checked. */
  readonly entry: KnownEntry | undefined;
  constructor(status: number, code: RefusalCode | string, message = '', entry?: KnownEntry) {
    super(message || code);
    this.status = status;
    this.code = code;
    this.entry = entry;
  }
}

/** No answer: what was sent may have arrived. */
export class NoAnswer extends Error {}

export type KnownEntry = SignedRoster & { seq: number };
export type Sealed = { epoch: number; wrap: string; ct: string };
export type RecordItem = Sealed & { seq: number; id: string; rev: number };
export type Item = RecordItem | { seq: number; erasure: Erasure } | { seq: number; roster: number };

export type Page = {
  gen: string; now: number; items: Item[]; next: number; more: boolean; head: number;
  epoch: number; minEpoch: number; rosterV: number; rotationDue: boolean; count: number; sum: string;
};

/** Fixed once made: sent again, it is the same bytes. */
export type Op = Sealed & { op: string; id: string; base: string | null; rev: number };
export type Result =
  | { op: string; r: 'ok'; rev: number; seq: number }
  | { op: string; r: 'conflict'; current: RecordItem }
  | { op: string; r: 'erased'; erasure: Erasure }
  | { op: string; r: 'unknown' | 'epoch_stale' | 'invalid' };

export type Wrapped = { id: string; rev: number; epoch: number; wrap: string };
export type Rewrapped = { id: string; rev: number; from: number; epoch: number; wrap: string };

export type Me = {
  user: string; name: string; now: number; keys: KeyBundle | null; envelopes: Envelope[]; pins: { n: number; box: string } | null;
  spaces: { id: string; team: string; role: Role; rotationDue: boolean }[];
  teams: { id: string; name: string; role: Role }[];
};

/** Someone of the team; without keys until they have enrolled. */
export type Person = { id: string; name: string; enc: string | null; sig: string | null };

export type RosterChange = SignedRoster & { grants: Grant[]; link?: Link };

/** The server's part of the protocol, one method a call. */
export interface FieldApi {
  me(): Promise<Me>;
  putKeys(keys: KeyBundle & { envelopes: Envelope[] }): Promise<void>;
  putEnvelope(envelope: Envelope): Promise<void>;
  putPins(pins: { n: number; box: string }): Promise<void>;
  found(first: RosterChange): Promise<void>;
  people(team: string): Promise<Person[]>;
  roster(space: string, from: number): Promise<{ entries: KnownEntry[] }>;
  addEntry(space: string, change: RosterChange): Promise<void>;
  grant(space: string): Promise<{ grant: Grant; links: Link[] }>;
  changes(space: string, since: number, limit: number): Promise<Page>;
  push(space: string, batch: { gen: string; ops: Op[] }): Promise<{ results: Result[] }>;
  erase(space: string, batch: { gen: string; erasures: Erasure[] }): Promise<{ done: number }>;
  toRewrap(space: string, below: number, limit: number): Promise<{ items: Wrapped[]; left: number }>;
  rewrap(space: string, items: Rewrapped[]): Promise<{ done: number; skipped: number; left: number }>;
  history(space: string, id: string): Promise<{ items: RecordItem[] }>;
}
