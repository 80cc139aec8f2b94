import type { OwnKeys } from '../crypto/keys';
import { newId } from '../crypto/primitives';
import { notesOf } from '../merge/edit';
import type { Overflow } from '../merge/merge';
import type { Rec } from '../merge/record';
import type { SpaceState, Store } from '../store/store';
import type { FieldApi } from './api';
import { emptyRing, isLead, type Ring, takeEntries, takeGrant } from './ring';
import type { Change as RosterChange, Distrust, Pin } from './roster';
import { created, edited, forgotten, type Merge, type Row, setAside, unsent } from './row';
import type { Sealer } from './sealer';
import { mergeRecords } from '../merge/merge';

/** What a screen must say. After a halt nothing is sent until people have spoken. */
export type Alert =
  | { what: 'halt'; why: Distrust }
  | { what: 'roster'; change: RosterChange }
  | { what: 'restored' } | { what: 'waitingForLead' } | { what: 'noKey' } | { what: 'sumWrong' }
  | { what: 'hidden'; journal: string } | { what: 'removedUnproved' }
  | { what: 'removed'; by: string; at: number; unsent: number }
  | { what: 'erased'; ids: readonly string[]; unsent: number }
  | { what: 'clock'; ahead: number };

/** The sum of the protocol is over what the server holds: kept as rows come, so that nothing is hashed twice. */
type Counted = { count: number; sum: bigint };

export type SpaceOptions = {
  space: string; own: OwnKeys; api: FieldApi; store: Store; sealer: Sealer;
  say?: (alert: Alert) => void; erasedElsewhere?: (id: string) => boolean; now?: () => number; merge?: Merge;
};

export const freshState = (space: string, pinned: Pin | null = null): SpaceState => ({
  space, gen: null, since: 0, count: 0, sum: '0000000000000000', roster: [], pinned, verified: false,
  grant: null, links: [], kept: null, erased: {}, erasing: [], journal: newId(), own: [], restored: false,
});

/** A space opened on this phone: its records in memory, every change on the disk before it is called kept. */
export class Space {
  readonly id: string;
  readonly own: OwnKeys;
  readonly api: FieldApi;
  readonly store: Store;
  readonly sealer: Sealer;
  readonly merge: Merge;
  readonly say: (alert: Alert) => void;
  readonly erasedElsewhere: (id: string) => boolean;
  readonly #clock: () => number;
  readonly rows = new Map<string, Row>();
  ring: Ring = emptyRing;
  state: SpaceState;
  halted: Distrust | null = null;
  gone = false;
  /** Server's clock less ours. */
  skew = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #unwritten = new Set<string>();
  #written: SpaceState | undefined;

  constructor(options: SpaceOptions) {
    this.id = options.space;
    this.own = options.own;
    this.api = options.api;
    this.store = options.store;
    this.sealer = options.sealer;
    this.merge = options.merge ?? mergeRecords;
    this.say = options.say ?? (() => {});
    this.erasedElsewhere = options.erasedElsewhere ?? (() => false);
    this.#clock = options.now ?? (() => performance.timeOrigin + performance.now());
    this.state = freshState(options.space);
  }

  async load(pinned: Pin | null = null): Promise<this> {
    const { state, rows } = await this.store.load(this.id);
    this.state = state ?? freshState(this.id, pinned);
    this.#written = state;
    const reopened = await Promise.all(rows.map((row) => this.sealer.reopen(row)));
    for (const row of reopened) this.rows.set(row.id, row);
    const ring = await takeEntries(this.id, emptyRing, this.state.roster, this.state.pinned);
    if ('distrust' in ring) this.halt(ring.distrust);
    else this.ring = this.state.grant ? await takeGrant(this.id, ring, this.state.grant, this.state.links, this.own) : ring;
    return this;
  }

  now = (): number => Math.round(this.#clock() + this.skew);
  get lead(): boolean { return isLead(this.ring, this.own.user); }
  get unsent(): number { return [...this.rows.values()].filter((row) => row.local?.t !== 'journal' && unsent(row)).length; }
  erased = (id: string | null): boolean => id !== null && (id in this.state.erased || this.erasedElsewhere(id));

  halt(why: Distrust): void {
    this.halted = why;
    this.say({ what: 'halt', why });
  }

  /** Changes rows in memory at once, then on the disk in one transaction with the state. Writes never overtake each other. */
  commit(rows: Iterable<readonly [string, Row | null]>, state?: Partial<SpaceState>): Promise<void> {
    for (const [id, row] of rows) {
      if (row) this.rows.set(id, row);
      else this.rows.delete(id);
      this.#unwritten.add(id);
    }
    if (state) this.state = { ...this.state, ...state };
    const work = this.#queue.then(() => this.#write());
    this.#queue = work.catch(() => {});
    return work;
  }

  async #write(): Promise<void> {
    if (this.gone) return;
    const ids = [...this.#unwritten], state = this.state, withState = state !== this.#written;
    this.#unwritten.clear();
    try {
      const held = ids.flatMap((id) => this.rows.get(id) ?? []);
      const gone = ids.filter((id) => !this.rows.has(id));
      const rows = await Promise.all(held.map((row) => this.sealer.close(row)));
      if (rows.length > 0 || gone.length > 0 || withState) await this.store.write(this.id, { rows, gone, ...(withState ? { state } : {}) });
      this.#written = state;
    } catch (error) {
      // What could not be written goes with the next write; the screen keeps what was typed.
      for (const id of ids) this.#unwritten.add(id);
      throw error;
    }
  }

  /** Kept when it resolves. */
  async create(rec: Rec, id = newId()): Promise<string> {
    await this.commit([[id, created(id, rec)]]);
    return id;
  }

  async edit(id: string, change: (rec: Rec) => Rec): Promise<void> {
    const row = this.rows.get(id);
    if (!row?.local) throw new Gone();
    await this.commit([[id, edited(row, change(row.local))]]);
  }

  get(id: string): Rec | null { return this.rows.get(id)?.local ?? null; }

  /** Notes that hold what a field no longer does; the record waits until they have arrived. */
  withNotes(row: Row, overflow: readonly Overflow[]): [string, Row][] {
    if (overflow.length === 0) return [[row.id, row]];
    const notes = notesOf(row.id, row.local!, overflow).map((note) => created(newId(), note));
    return [...notes.map((note): [string, Row] => [note.id, note]), [row.id, { ...row, waits: [...row.waits, ...notes.map((n) => n.id)] }]];
  }

  /** What goes with an erased record: it, and all whose root it is. What the server may still hold stays as an empty place. */
  dropped(ids: ReadonlySet<string>): [string, Row | null][] {
    const out: [string, Row | null][] = [];
    for (const row of this.rows.values()) {
      if (ids.has(row.id)) out.push([row.id, null]);
      else if (row.local?.root && ids.has(row.local.root))
        out.push([row.id, row.tag === null ? null : setAside(row, row.id, { rev: row.rev, tag: row.tag, seq: row.seq, epoch: row.epoch }, 'orphan')]);
    }
    return out;
  }

  /** A server that came back from a copy: everything under way is dropped, everything held is offered again. */
  async restart(gen: string): Promise<void> {
    const rows = [...this.rows.values()].map((row): [string, Row | null] => [row.id, forgotten(row)]);
    // Numbers of the other past say nothing of this one.
    this.ring = { ...this.ring, known: this.ring.known.map((entry) => ({ ...entry, seq: Number.MAX_SAFE_INTEGER })) };
    await this.commit(rows, { gen, since: 0, count: 0, sum: '0000000000000000', own: [], roster: this.ring.known, restored: true });
    this.say({ what: 'restored' });
  }

  /** A verified roster entry says that we are no longer here. */
  async leave(by: string, at: number): Promise<void> {
    const unsentNow = this.unsent;
    this.gone = true;
    await this.#queue;
    await this.store.wipe(this.id);
    this.rows.clear();
    this.say({ what: 'removed', by, at, unsent: unsentNow });
  }
}

/** The record was erased at the person's wish while it was open. */
export class Gone extends Error {}

export const counted = (state: SpaceState): Counted => ({ count: state.count, sum: BigInt('0x' + state.sum) });
