import { base64url, type Bytes, fromBase64url, labelled, uuid } from '../../crypto/bytes';
import { localKey } from '../../crypto/keys';
import { OPEN, random, sealingKey, secret } from '../../crypto/primitives';
import { openWrap, sumTerm, tagOf } from '../../crypto/record';
import type { Rec } from '../../merge/record';
import { type Sealer, sealerOf } from '../../sync/sealer';
import type { Device } from './device';
import type { Hashes, SimServer } from './server';
import { Symbols } from './symbolic';

type Revision = SimServer['dump'][number];

/** How the simulation seals, and what someone with keys and a dump of the database can read. */
export type Seals = {
  hashes: Hashes;
  sealer(space: string, device: Device): Sealer;
  contentOf(ct: string): Rec;
  readableBy(space: string, device: Device, revisions: readonly Revision[]): Promise<number>;
};

const learnsOf = (device: Device) => (id: string, key: string): void => {
  const keys = device.learned.get(id) ?? new Set();
  device.learned.set(id, keys.add(key));
};

export function symbolicSeals(oneKeyPerRecord: boolean): Seals {
  const symbols = new Symbols(oneKeyPerRecord);
  return {
    hashes: symbols.hashes,
    sealer: (_, device) => symbols.sealerOf(device.own, (key) => learnsOf(device)('', String(key))),
    contentOf: (ct) => symbols.contents.get(ct)!.rec,
    async readableBy(_, device, revisions) {
      const keyIds = new Set([...device.keysHeld.values()].map((k) => k.keyId)), known = device.learned.get('') ?? new Set();
      return revisions.filter((r) => r.wraps.some((w) => keyIds.has(symbols.wraps.get(w.wrap)!.keyId)) || known.has(String(symbols.contents.get(r.ct)!.key))).length;
    },
  };
}

/** The real thing: every key, signature and bit as on a phone. */
export function realSeals(): Seals {
  const contents = new Map<string, Rec>();
  const opens = async (key: Bytes, space: string, r: Revision): Promise<boolean> => {
    try {
      await OPEN(await sealingKey(key), labelled('rec', uuid(space), uuid(r.id), r.rev), fromBase64url(r.ct));
      return true;
    } catch {
      return false;
    }
  };
  return {
    hashes: { tag: (ct) => tagOf(fromBase64url(ct)), term: sumTerm },
    sealer(space, device) {
      let inner: Promise<Sealer> | undefined;
      const real = (): Promise<Sealer> => (inner ??= secret(random(32)).then(localKey).then((key) => sealerOf(space, device.own, device.localKey ??= key)));
      const learns = learnsOf(device);
      return {
        seal: async (ring, id, rev, rec) => { const sealed = await (await real()).seal(ring, id, rev, rec); contents.set(sealed.ct, rec); return sealed; },
        open: async (ring, item) => {
          const opened = await (await real()).open(ring, item);
          learns(item.id, base64url(await openWrap(ring.keys.get(item.epoch)!, { space, id: item.id, rev: item.rev }, item.wrap)));
          return opened;
        },
        rewrap: async (ring, item) => (await real()).rewrap(ring, item),
        tag: (ct) => tagOf(fromBase64url(ct)), term: sumTerm,
        close: async (row) => (await real()).close(row),
        reopen: async (stored) => (await real()).reopen(stored),
      };
    },
    contentOf: (ct) => contents.get(ct)!,
    async readableBy(space, device, revisions) {
      let readable = 0;
      for (const r of revisions) {
        const keys = [...(device.learned.get(r.id) ?? [])].map((key) => fromBase64url(key));
        for (const epoch of device.keysHeld.values()) for (const w of r.wraps)
          try { keys.push(await openWrap({ ...epoch, epoch: w.epoch }, { space, id: r.id, rev: r.rev }, w.wrap)); } catch { /* this key does not open it */ }
        for (const key of keys) if (await opens(key, space, r)) { readable++; break; }
      }
      return readable;
    },
  };
}
