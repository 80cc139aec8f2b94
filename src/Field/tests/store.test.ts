import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { newId, random, secret } from '../crypto/primitives';
import { localKey } from '../crypto/keys';
import { put, shown } from '../merge/edit';
import { newRec } from '../merge/record';
import { Indexed, StorageFull } from '../store/indexed';
import { sealerOf } from '../sync/sealer';
import { Space } from '../sync/space';
import { person } from './rosters';

const setUp = async () => {
  const own = await person(), space = newId(), store = await Indexed.open(newId());
  const sealer = sealerOf(space, own, await localKey(await secret(random(32))));
  const open = () => new Space({ space, own, api: null as never, store, sealer }).load();
  return { own, space, store, open };
};

describe('What is kept on the phone', () => {
  it('is there after a new start, and reads as nothing without the key', async () => {
    const { own, space, store, open } = await setUp();
    const first = await open();
    const id = await first.create(put(newRec('person', null), 'alias', [], 'Canari jaune', { by: own.user, at: 5 }));
    const second = await open();
    expect(shown(second.get(id)!, 'alias')).toBe('Canari jaune');
    expect(second.unsent).toBe(1);
    const { rows } = await store.load(space);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows) + Buffer.from(rows[0]!.box as Uint8Array).toString('latin1')).not.toContain('Canari');
    await expect(new Space({ space, own, api: null as never, store, sealer: sealerOf(space, own, await localKey(await secret(random(32)))) }).load()).rejects.toThrow();
  });

  it('holds record and operation in one write, and asks for the disk itself', async () => {
    const { own, space, store, open } = await setUp();
    const asked: unknown[] = [];
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...args) { asked.push([args[1], args[2]]); return real.apply(this, args as never); };
    try {
      const notebook = await open();
      const id = await notebook.create(put(newRec('person', null), 'alias', [], 'A', { by: own.user, at: 5 }));
      const row = notebook.rows.get(id)!;
      asked.length = 0;
      await notebook.commit([[id, { ...row, op: { op: newId(), id, base: null, rev: 1, epoch: 1, wrap: 'w', ct: 'c' } }]], { since: 3 });
      expect(asked).toEqual([['readwrite', { durability: 'strict' }]]);
    } finally {
      IDBDatabase.prototype.transaction = real;
    }
    const { state, rows } = await store.load(space);
    expect([state?.since, rows[0]?.op?.rev]).toEqual([3, 1]);
  });

  it('stays on the screen when the phone is full, and goes to the disk with the next write', async () => {
    const { own, space, store, open } = await setUp();
    const notebook = await open(), real = store.write.bind(store);
    const rec = put(newRec('person', null), 'alias', [], 'A', { by: own.user, at: 5 });
    store.write = () => Promise.reject(new StorageFull());
    const id = newId();
    await expect(notebook.create(rec, id)).rejects.toThrow(StorageFull);
    expect(notebook.get(id)).not.toBeNull();
    store.write = real;
    const other = await notebook.create(rec);
    expect((await store.load(space)).rows.map((row) => row.id).sort()).toEqual([id, other].sort());
  });

  it('knows spaces apart, and wipes one of them', async () => {
    const a = await setUp();
    const notebook = await a.open();
    await notebook.create(newRec('person', null));
    const other = newId();
    await a.store.write(other, { rows: (await a.store.load(a.space)).rows.map((row) => ({ ...row, space: other })) });
    await notebook.leave(a.own.user, 1);
    expect((await a.store.load(a.space)).rows).toHaveLength(0);
    expect((await a.store.load(other)).rows).toHaveLength(1);
    await notebook.create(newRec('person', null));
    expect((await a.store.load(a.space)).rows).toHaveLength(0);
  });

  it('keeps accounts and drafts of several people', async () => {
    const store = await Indexed.open(newId()), keys = { n: 1, enc: '', sig: '', priv: '' };
    await store.keep({ user: 'a', keys, envelopes: [], pins: null, highest: 1 });
    await store.keep({ user: 'b', keys, envelopes: [], pins: null, highest: 1 });
    await store.keepDraft({ user: 'a', draft: { enc: 'x', ct: 'y' } });
    expect((await store.accounts()).map((account) => account.user)).toEqual(['a', 'b']);
    const drafts = await store.drafts('a');
    expect(await store.drafts('b')).toEqual([]);
    await store.dropDrafts(drafts.map((draft) => draft.id!));
    expect(await store.drafts('a')).toEqual([]);
  });
});
