import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Account, Change, KeptDraft, SpaceState, Store, StoredRow } from './store';

interface Schema extends DBSchema {
  accounts: { key: string; value: Account };
  spaces: { key: string; value: SpaceState };
  records: { key: [string, string]; value: StoredRow };
  drafts: { key: number; value: KeptDraft; indexes: { user: string } };
}

/** The phone has no room left. What was typed is still on the screen. */
export class StorageFull extends Error {}

const strict = { durability: 'strict' } as const;
const ofSpace = (space: string): IDBKeyRange => IDBKeyRange.bound([space], [space, []]);

async function saying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') throw new StorageFull();
    throw error;
  }
}

/** No cache code comes near this: what is not sent yet lies here and nowhere else. */
export class Indexed implements Store {
  readonly #db: IDBPDatabase<Schema>;

  private constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  static async open(name = 'carnet'): Promise<Indexed> {
    return new Indexed(await openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('accounts', { keyPath: 'user' });
        db.createObjectStore('spaces', { keyPath: 'space' });
        db.createObjectStore('records', { keyPath: ['space', 'id'] });
        db.createObjectStore('drafts', { keyPath: 'id', autoIncrement: true }).createIndex('user', 'user');
      },
    }));
  }

  async load(space: string): Promise<{ state: SpaceState | undefined; rows: StoredRow[] }> {
    const tx = this.#db.transaction(['spaces', 'records']);
    const [state, rows] = await Promise.all([tx.objectStore('spaces').get(space), tx.objectStore('records').getAll(ofSpace(space))]);
    return { state, rows };
  }

  write(space: string, { rows = [], gone = [], state }: Change): Promise<void> {
    return saying(async () => {
      const tx = this.#db.transaction(['spaces', 'records'], 'readwrite', strict);
      const records = tx.objectStore('records');
      const asked: Promise<unknown>[] = [tx.done];
      for (const row of rows) asked.push(records.put(row));
      for (const id of gone) asked.push(records.delete([space, id]));
      if (state) asked.push(tx.objectStore('spaces').put(state));
      await Promise.all(asked);
    });
  }

  async wipe(space: string): Promise<void> {
    const tx = this.#db.transaction(['spaces', 'records'], 'readwrite', strict);
    await Promise.all([tx.objectStore('records').delete(ofSpace(space)), tx.objectStore('spaces').delete(space), tx.done]);
  }

  accounts(): Promise<Account[]> {
    return this.#db.getAll('accounts');
  }

  keep(account: Account): Promise<void> {
    return saying(async () => {
      const tx = this.#db.transaction('accounts', 'readwrite', strict);
      await Promise.all([tx.store.put(account), tx.done]);
    });
  }

  spaces(): Promise<string[]> {
    return this.#db.getAllKeys('spaces');
  }

  keepDraft(draft: KeptDraft): Promise<void> {
    return saying(async () => {
      const tx = this.#db.transaction('drafts', 'readwrite', strict);
      await Promise.all([tx.store.add(draft), tx.done]);
    });
  }

  drafts(user: string): Promise<KeptDraft[]> {
    return this.#db.getAllFromIndex('drafts', 'user', user);
  }

  async dropDrafts(ids: readonly number[]): Promise<void> {
    const tx = this.#db.transaction('drafts', 'readwrite', strict);
    await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done]);
  }

  close(): void {
    this.#db.close();
  }
}
