import type { Grant, Link } from '../../crypto/grant';
import type { Erasure } from '../../crypto/record';
import { fromBase64url, readText } from '../../crypto/bytes';
import type { RosterBody } from '../../crypto/roster';
import { type FieldApi, type Item, type KnownEntry, type Op, type Page, type RecordItem, RefusedByServer, type Result, type RosterChange } from '../../sync/api';

type Held = RecordItem & { tag: string };
type Space = {
  gen: string; seq: number; roster: (KnownEntry & { read: RosterBody })[]; grants: Map<string, Grant>; links: Map<number, Link>;
  records: Map<string, Held>; erasures: Map<string, Erasure & { seq: number }>; answers: Map<string, { body: string; result: Result }>;
  log: { seq: number; id?: string; erased?: string; roster?: number }[]; count: number; sum: bigint;
};

export type Hashes = { tag(ct: string): Promise<string>; term(id: string, rev: number, tag: string): Promise<bigint> };

const fail = (status: number, code: string, entry?: KnownEntry): never => { throw new RefusedByServer(status, code, '', entry); };

/** The server's part of the protocol as written down, in memory. It opens nothing. */
export class SimServer {
  #spaces = new Map<string, Space>();
  readonly #hashes: Hashes;
  /** Every revision ever taken: what a dump with its free pages would show. */
  readonly dump: (RecordItem & { wraps: { epoch: number; wrap: string }[]; rewrapped?: true })[] = [];
  onTaken: (op: Op) => void = () => {};
  now = 1_760_000_000_000;

  constructor(hashes: Hashes) {
    this.#hashes = hashes;
  }

  snapshot(id: string): () => void {
    const s = this.#spaces.get(id)!;
    const copy = (): Space => ({ ...s, roster: [...s.roster], grants: new Map(s.grants), links: new Map(s.links), records: new Map(s.records), erasures: new Map(s.erasures), answers: new Map(s.answers), log: [...s.log] });
    const kept = { ...copy(), seq: s.seq, count: s.count, sum: s.sum };
    return () => this.#spaces.set(id, { ...kept, gen: crypto.randomUUID() });
  }

  records = (id: string): readonly Held[] => [...this.#spaces.get(id)!.records.values()];
  genOf = (id: string): string => this.#spaces.get(id)!.gen;

  #of(id: string, user: string): Space & { lead: boolean } {
    const space = this.#spaces.get(id) ?? fail(404, 'unknown');
    const member = space.roster.at(-1)!.read.members.find((m) => m.id === user);
    if (!member) {
      if (space.roster.some((e) => e.read.members.some((m) => m.id === user))) fail(403, 'removed', space.roster.at(-1)!);
      fail(404, 'unknown');
    }
    return Object.assign(space, { lead: member!.role === 'lead' });
  }

  #read = (body: string): RosterBody => JSON.parse(readText(fromBase64url(body))) as RosterBody;

  #append(space: Space, user: string, change: RosterChange): void {
    const read = this.#read(change.body), before = space.roster.at(-1)?.read;
    if (before && read.v !== before.v + 1) fail(409, 'roster_moved');
    const raised = before !== undefined && read.epoch > before.epoch;
    if (raised && read.members.some((m) => !change.grants.some((g) => g.to === m.id))) fail(422, 'grants_incomplete');
    if (!read.members.some((m) => m.role === 'lead')) fail(422, 'last_lead');
    const seq = ++space.seq;
    space.roster.push({ body: change.body, sig: change.sig, seq, read });
    space.log.push({ seq, roster: read.v });
    for (const grant of change.grants) space.grants.set(grant.to, grant);
    if (change.link) space.links.set(change.link.epoch, change.link);
    void user;
  }

  async #push(space: Space, user: string, ops: readonly Op[]): Promise<{ results: Result[] }> {
    const tags = await Promise.all(ops.map((op) => this.#hashes.tag(op.ct)));
    const terms = await Promise.all(ops.map((op, n) => this.#hashes.term(op.id, op.rev, tags[n]!)));
    const before = new Map<string, bigint>();
    for (const { id } of ops) {
      const held = space.records.get(id);
      if (held) before.set(id, await this.#hashes.term(id, held.rev, held.tag));
    }
    for (const op of ops) {
      const known = space.answers.get(user + op.op);
      if (known && known.body !== JSON.stringify(op)) fail(422, 'op_reused');
    }
    return { results: ops.map((op, n) => this.#one(space, user, op, tags[n]!, terms[n]!, before)) };
  }

  #one(space: Space, user: string, op: Op, tag: string, term: bigint, before: Map<string, bigint>): Result {
    const known = space.answers.get(user + op.op);
    if (known) return known.result;
    const erased = space.erasures.get(op.id);
    if (erased) { const { seq: _, ...erasure } = erased; return { op: op.op, r: 'erased', erasure }; }
    if (op.epoch !== space.roster.at(-1)!.read.epoch) return { op: op.op, r: 'epoch_stale' };
    const held = space.records.get(op.id);
    if (op.base !== null && !held) return { op: op.op, r: 'unknown' };
    if (held && (op.base !== held.tag || op.rev <= held.rev)) { const { tag: _, ...current } = held; return { op: op.op, r: 'conflict', current }; }
    const seq = ++space.seq;
    const { id, rev, epoch, wrap, ct } = op;
    space.records.set(id, { seq, id, rev, epoch, wrap, ct, tag });
    space.log.push({ seq, id });
    space.count += held ? 0 : 1;
    space.sum = BigInt.asUintN(64, space.sum + term - (before.get(id) ?? 0n));
    before.set(id, term);
    this.dump.push({ seq, id, rev, epoch, wrap, ct, wraps: [{ epoch, wrap }] });
    this.onTaken(op);
    const result: Result = { op: op.op, r: 'ok', rev, seq };
    space.answers.set(user + op.op, { body: JSON.stringify(op), result });
    return result;
  }

  #changes(space: Space, since: number, limit: number): Page {
    const items: Item[] = [];
    let low = 0, high = space.log.length;
    while (low < high) { const mid = (low + high) >> 1; if (space.log[mid]!.seq <= since) low = mid + 1; else high = mid; }
    let next = since, more = false;
    for (const entry of space.log.slice(low)) {
      if (items.length >= limit) { more = true; break; }
      next = entry.seq;
      if (entry.roster) items.push({ seq: entry.seq, roster: entry.roster });
      else if (entry.erased) { const { seq: _, ...erasure } = space.erasures.get(entry.erased)!; items.push({ seq: entry.seq, erasure }); }
      else {
        const held = space.records.get(entry.id!);
        if (held?.seq === entry.seq) { const { tag: _, ...item } = held; items.push(item); }
      }
    }
    const { read } = space.roster.at(-1)!;
    return {
      gen: space.gen, now: this.now, items, next: more ? next : space.seq, more, head: space.seq, epoch: read.epoch, minEpoch: read.minEpoch,
      rosterV: read.v, rotationDue: false, count: space.count, sum: space.sum.toString(16).padStart(16, '0'),
    };
  }

  async #erase(space: Space, erasures: readonly Erasure[]): Promise<void> {
    if (erasures.some((e) => e.epoch !== space.roster.at(-1)!.read.epoch)) fail(409, 'roster_moved');
    for (const erasure of erasures) {
      if (space.erasures.has(erasure.id)) continue;
      const held = space.records.get(erasure.id);
      const term = held ? await this.#hashes.term(held.id, held.rev, held.tag) : 0n;
      const seq = ++space.seq;
      space.erasures.set(erasure.id, { ...erasure, seq });
      space.log.push({ seq, erased: erasure.id });
      if (!held) continue;
      space.records.delete(erasure.id);
      space.count--;
      space.sum = BigInt.asUintN(64, space.sum - term);
    }
  }

  as(user: string): FieldApi {
    const of = (id: string) => this.#of(id, user);
    const asLead = (id: string) => { const s = of(id); return s.lead ? s : fail(403, 'lead_only'); };
    const right = (s: Space, gen: string) => { if (gen !== s.gen) fail(409, 'restored'); };
    const never = (): never => { throw new Error('not simulated'); };
    return {
      me: never, putKeys: never, putEnvelope: never, putPins: never, people: never, history: never,
      found: async (first) => {
        const { space: id } = this.#read(first.body);
        const space: Space = { gen: crypto.randomUUID(), seq: 0, roster: [], grants: new Map(), links: new Map(), records: new Map(), erasures: new Map(), answers: new Map(), log: [], count: 0, sum: 0n };
        this.#append(space, user, first);
        this.#spaces.set(id, space);
      },
      roster: async (id, from) => {
        const space = this.#spaces.get(id) ?? fail(404, 'unknown');
        if (!space.roster.some((e) => e.read.members.some((m) => m.id === user))) fail(404, 'unknown');
        return { entries: space.roster.slice(from - 1).map(({ body, sig, seq }) => ({ body, sig, seq })) };
      },
      addEntry: async (id, change) => this.#append(asLead(id), user, change),
      grant: async (id) => { const s = of(id); return { grant: s.grants.get(user) ?? fail(404, 'unknown'), links: [...s.links.values()] }; },
      changes: async (id, since, limit) => this.#changes(of(id), since, limit),
      push: async (id, { gen, ops }) => { const s = of(id); right(s, gen); return this.#push(s, user, ops); },
      erase: async (id, { gen, erasures }) => { const s = asLead(id); right(s, gen); await this.#erase(s, erasures); return { done: erasures.length }; },
      toRewrap: async (id, below, limit) => {
        const old = [...asLead(id).records.values()].filter((r) => r.epoch < below);
        return { items: old.slice(0, limit).map(({ id: rid, rev, epoch, wrap }) => ({ id: rid, rev, epoch, wrap })), left: old.length };
      },
      rewrap: async (id, items) => {
        const s = asLead(id);
        let done = 0;
        for (const item of items) {
          const held = s.records.get(item.id);
          if (held?.rev !== item.rev || held.epoch !== item.from) continue;
          s.records.set(item.id, { ...held, epoch: item.epoch, wrap: item.wrap });
          this.dump.push({ ...held, wraps: [{ epoch: item.epoch, wrap: item.wrap }], rewrapped: true });
          done++;
        }
        return { done, skipped: items.length - done, left: [...s.records.values()].filter((r) => r.epoch < s.roster.at(-1)!.read.epoch).length };
      },
    };
  }
}

