import type { Change, SpaceState, Store, StoredRow } from '../../store/store';

/** A phone's disk, whose last writes a power cut can take back. */
export class Memory {
  readonly #rows = new Map<string, StoredRow>();
  #state: SpaceState | undefined;
  readonly #undo: (() => void)[] = [];
  /** Number of the last write that is on the disk. */
  written = 0;
  wiped = false;

  write({ rows = [], gone = [], state }: Change): number {
    const before = [...rows.map((row) => row.id), ...gone].map((id) => [id, this.#rows.get(id)] as const), stateBefore = this.#state;
    for (const row of rows) this.#rows.set(row.id, row);
    for (const id of gone) this.#rows.delete(id);
    if (state) this.#state = state;
    this.#undo.push(() => {
      for (const [id, row] of before) {
        if (row) this.#rows.set(id, row);
        else this.#rows.delete(id);
      }
      this.#state = stateBefore;
    });
    if (this.#undo.length > 12) this.#undo.shift();
    return ++this.written;
  }

  load = (): { state: SpaceState | undefined; rows: StoredRow[] } => ({ state: this.#state, rows: [...this.#rows.values()] });

  wipe(): void {
    this.#rows.clear();
    this.#state = undefined;
    this.#undo.length = 0;
    this.wiped = true;
  }

  cut(writes: number): void {
    for (let n = 0; n < writes; n++) {
      const undo = this.#undo.pop();
      if (!undo) return;
      undo();
      this.written--;
    }
  }
}

/** The disk as one life of the app sees it: after a cut, its last breath writes nothing. */
export class Life implements Store {
  dead = false;
  readonly #disk: Memory;
  constructor(disk: Memory) {
    this.#disk = disk;
  }
  async load() {
    return this.#disk.load();
  }
  async write(_: string, change: Change): Promise<void> {
    if (this.dead) return new Promise(() => {});
    this.#disk.write(change);
  }
  async wipe(): Promise<void> {
    if (!this.dead) this.#disk.wipe();
  }
}
