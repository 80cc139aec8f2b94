import type { Draft, KeyBundle } from '../crypto/keys';
import type { Envelope } from '../crypto/envelope';
import type { Grant, Link } from '../crypto/grant';
import type { Erasure } from '../crypto/record';
import type { KnownEntry } from '../sync/api';
import type { Pin } from '../sync/roster';
import type { Row } from '../sync/row';

/** A row as it lies on the phone: its content sealed, the rest what the server knows too. */
export type StoredRow = Omit<Row, 'base' | 'local'> & { space: string; box: unknown };

/** What a phone knows of a space beside its records. */
export type SpaceState = {
  readonly space: string;
  readonly gen: string | null;
  readonly since: number;
  readonly count: number;
  readonly sum: string;
  readonly roster: readonly KnownEntry[];
  readonly pinned: Pin | null;
  /** The first entry was compared in person. */
  readonly verified: boolean;
  readonly grant: Grant | null;
  readonly links: readonly Link[];
  /** A lead's own grant of an entry that was sent: its key must not hang on an answer. */
  readonly kept: { readonly grant: Grant; readonly links: readonly Link[] } | null;
  /** Kept for ever: what has an erased root never comes back. */
  readonly erased: Readonly<Record<string, Erasure>>;
  /** A lead asked for it; not yet answered. */
  readonly erasing: readonly string[];
  readonly journal: string;
  readonly own: readonly (readonly [string, number, string])[];
  /** The server came back from a copy and may lack what leads must send again. */
  readonly restored: boolean;
};

/** The person as the phone keeps them: nothing here opens without the passphrase. */
export type Account = {
  readonly user: string;
  readonly keys: KeyBundle;
  readonly envelopes: readonly Envelope[];
  readonly pins: { readonly n: number; readonly box: string } | null;
  /** Highest n of an envelope ever seen: an older one is refused. */
  readonly highest: number;
};

export type Change = { rows?: readonly StoredRow[]; gone?: readonly string[]; state?: SpaceState };

/** One call is one transaction, on the disk when it returns. Edges: IndexedDB, and memory with power cuts in the simulation. */
export interface Store {
  load(space: string): Promise<{ state: SpaceState | undefined; rows: StoredRow[] }>;
  write(space: string, change: Change): Promise<void>;
  /** Everything of one space, after a verified roster entry said that we are no longer in it. */
  wipe(space: string): Promise<void>;
}

export type KeptDraft = { id?: number; user: string; draft: Draft };
