import type { Rec } from '../../merge/record';
import { head } from '../../sync/ring';
import { NoKey, type Sealer } from '../../sync/sealer';
import type { Row } from '../../sync/row';
import { Refused } from '../../crypto/primitives';
import type { StoredRow } from '../../store/store';

type Content = { key: number; rec: Rec; by: string; sig: string; id: string; rev: number };
type Wrap = { keyId: string; key: number; id: string; rev: number; epoch: number };

/** Seals as things that only open for who holds the right key: quick enough for a hundred thousand operations. */
export class Symbols {
  readonly contents = new Map<string, Content>();
  readonly wraps = new Map<string, Wrap>();
  readonly #perRecord = new Map<string, number>();
  #next = 0;
  readonly #oneKey: boolean;

  constructor(oneKeyPerRecord: boolean) {
    this.#oneKey = oneKeyPerRecord;
  }

  #key(id: string): number {
    if (!this.#oneKey) return ++this.#next;
    const key = this.#perRecord.get(id) ?? ++this.#next;
    this.#perRecord.set(id, key);
    return key;
  }

  #wrap(wrap: Wrap): string {
    const token = `w${++this.#next}`;
    this.wraps.set(token, wrap);
    return token;
  }

  static hash(text: string): bigint {
    let a = 0x811c9dc5, b = 0x9747b28c;
    for (let n = 0; n < text.length; n++) {
      a = Math.imul(a ^ text.charCodeAt(n), 0x01000193);
      b = Math.imul(b ^ text.charCodeAt(n), 0x5bd1e995) ^ (b >>> 13);
    }
    return (BigInt(a >>> 0) << 32n) | BigInt(b >>> 0);
  }

  readonly hashes = {
    tag: async (ct: string) => ct,
    term: async (id: string, rev: number, tag: string) => Symbols.hash(`${id}/${rev}/${tag}`),
  };

  /** `learns` hears each content key that this device ever held. */
  sealerOf(own: { user: string; sig: string }, learns: (key: number) => void): Sealer {
    return {
      ...this.hashes,
      seal: async (ring, id, rev, rec) => {
        const { epoch } = head(ring).roster, keys = ring.keys.get(epoch);
        if (!keys) throw new NoKey(epoch);
        const key = this.#key(id), ct = `c${++this.#next}`;
        learns(key);
        this.contents.set(ct, { key, rec: { ...rec, e: epoch }, by: own.user, sig: own.sig, id, rev });
        return { epoch, wrap: this.#wrap({ keyId: keys.keyId, key, id, rev, epoch }), ct };
      },
      open: async (ring, item) => {
        const keys = ring.keys.get(item.epoch), wrap = this.wraps.get(item.wrap), content = this.contents.get(item.ct);
        if (!keys) throw new NoKey(item.epoch);
        if (!wrap || !content || wrap.keyId !== keys.keyId || wrap.id !== item.id || wrap.rev !== item.rev || wrap.epoch !== item.epoch
          || content.key !== wrap.key || content.id !== item.id || content.rev !== item.rev) throw new Refused();
        learns(content.key);
        return { rec: content.rec, by: content.by, verify: async (sig) => sig === content.sig };
      },
      rewrap: async (ring, item) => {
        const { epoch } = head(ring).roster, old = this.wraps.get(item.wrap)!;
        if (ring.keys.get(item.epoch)?.keyId !== old.keyId) throw new Refused();
        return { id: item.id, rev: item.rev, from: item.epoch, epoch, wrap: this.#wrap({ ...old, keyId: ring.keys.get(epoch)!.keyId, epoch }) };
      },
      close: async (row) => ({ ...row, space: '', box: null }) as unknown as StoredRow,
      reopen: async (stored) => stored as unknown as Row,
    };
  }
}
