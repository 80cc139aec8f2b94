import { Malformed } from '../crypto/bytes';
import { newId, Refused } from '../crypto/primitives';
import { type Hand, inBin } from '../merge/edit';
import type { Rec } from '../merge/record';
import { Indexed, StorageFull } from '../store/indexed';
import type { Account } from '../store/store';
import { accountFrom, enrol, renewWithKit, type Unlocked, unlock, type Words } from '../sync/account';
import { type Me, NoAnswer, type Person, RefusedByServer } from '../sync/api';
import { leave } from '../sync/door';
import { found } from '../sync/found';
import { http } from '../sync/http';
import { admit, closePast, remove, rewrapSome } from '../sync/lead';
import { sealerOf } from '../sync/sealer';
import { type Alert, Space } from '../sync/space';
import { asLead, sync } from '../sync/sync';
import { keepNames, nameIn, sendTotals } from './after';
import { running, startedAt } from '../work/outing';

export type Stage = 'starting' | 'elsewhere' | 'door' | 'enrol' | 'locked' | 'waiting' | 'open';
export type Kept = { readonly id: string; readonly rec: Rec };
const people = 'carnet', minute = 60_000;

/** The app between its screens and its store: one notebook open at a time, nothing of it left after the lock. */
export class Notebook {
  stage: Stage = 'starting';
  me: Me | null = null;
  account: Account | null = null;
  keys: Unlocked | null = null;
  space: Space | null = null;
  team: { id: string; name: string; role: string } | null = null;
  names: Person[] = [];
  alerts: Alert[] = [];
  offline = false;
  full = false;
  /** Another version of the app waits to take over. */
  newer: (() => void) | null = null;
  #accounts!: Indexed;
  #store: Indexed | null = null;
  #heard = new Set<() => void>();
  #touched = Date.now();
  #later: ReturnType<typeof setTimeout> | undefined;

  listen(hear: () => void): () => void {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  }
  tell = (): void => { for (const hear of this.#heard) hear(); };
  #to(stage: Stage): void { this.stage = stage; this.tell(); }

  async start(): Promise<void> {
    this.#accounts = await Indexed.open(people);
    [this.account = null] = await this.#accounts.accounts();
    // Without network this one lasts: what the phone has opens at once.
    if (this.account) this.#to('locked');
    await this.askMe();
    if (this.stage === 'starting' || (this.stage === 'locked' && !this.account)) this.#to(this.account ? 'locked' : this.me ? 'enrol' : 'door');
    setInterval(() => this.#watch(), 5_000);
    addEventListener('online', () => void this.syncNow());
    for (const gesture of ['pointerdown', 'keydown']) addEventListener(gesture, () => { this.#touched = Date.now(); }, { passive: true });
  }

  /** Without network the phone's own copy does. */
  async askMe(): Promise<void> {
    try {
      const me = await http.me();
      this.offline = false;
      const known = (await this.#accounts.accounts()).find((a) => a.user === me.user);
      const account = accountFrom(me, known);
      if (account) await this.#accounts.keep(account);
      // Someone else's session is no session for who has opened this notebook.
      if (this.keys && this.keys.user !== me.user) return;
      this.me = me;
      this.account = account;
      this.team = me.teams.find((t) => t.id === (me.spaces[0]?.team ?? me.teams[0]?.id)) ?? null;
    } catch (error) {
      this.me = null;
      this.offline = error instanceof NoAnswer;
      if (!this.offline && !(error instanceof RefusedByServer)) throw error;
    }
    this.tell();
  }

  async entered(): Promise<void> {
    await this.askMe();
    if (this.keys) return this.me ? this.#to(this.space ? 'open' : 'waiting') : this.lock();
    if (this.me) this.#to(this.account ? 'locked' : 'enrol');
  }

  async enrolled(words: Words): Promise<void> {
    await navigator.storage?.persist?.();
    const { account, body, unlocked } = await enrol(this.me!.user, words);
    await http.putKeys(body);
    await this.#accounts.keep(account);
    await this.#opened(account, unlocked);
  }

  /** Several people may share a phone: the words say whose notebook opens. */
  async unlock(phrase: string): Promise<'open' | 'wrong' | 'damaged'> {
    let answer: 'wrong' | 'damaged' = 'wrong';
    for (const account of await this.#accounts.accounts()) {
      try {
        await this.#opened(account, await unlock(account, phrase));
        return 'open';
      } catch (error) {
        if (error instanceof Malformed) answer = 'damaged';
        else if (!(error instanceof Refused)) throw error;
      }
    }
    return answer;
  }

  async renewed(kit: string, words: Words): Promise<boolean> {
    try {
      const account = await renewWithKit(this.account!, kit, words);
      if (!account) return false;
      for (const envelope of account.envelopes) await http.putEnvelope(envelope);
      await this.#accounts.keep(account);
      await this.#opened(account, await unlock(account, words.phrase));
      return true;
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  async #opened(account: Account, keys: Unlocked): Promise<void> {
    [this.account, this.keys] = [account, keys];
    if (this.me?.user !== keys.user) this.me = null;
    this.#store = await Indexed.open(`${people}-${keys.user}`);
    await this.enterSpace();
  }

  /** The first space there is; without one, someone has to let us in. */
  async enterSpace(): Promise<void> {
    const { keys } = this, store = this.#store!;
    const id = this.me?.spaces[0]?.id ?? (await store.spaces())[0];
    if (!keys || !id) return this.#to('waiting');
    const say = (alert: Alert): void => { this.alerts = [...this.alerts, alert]; this.tell(); };
    this.space = await new Space({ space: id, own: keys.own, api: http, store, sealer: sealerOf(id, keys.own, keys.local), say }).load();
    this.#to('open');
    await this.syncNow();
  }

  async foundSpace(): Promise<void> {
    await found(http, this.keys!.own, this.me!.teams.find((t) => t.role === 'lead')!.id, Date.now());
    await this.askMe();
    await this.enterSpace();
  }

  syncNow = async (): Promise<void> => {
    clearTimeout(this.#later);
    if (!this.me) await this.askMe();
    const { space } = this;
    if (!space || space.halted || !this.me) return;
    try {
      await sync(space);
      this.offline = false;
      if (this.team) {
        this.names = await http.people(this.team.id);
        await keepNames(this, this.names);
        await sendTotals(this, this.team.id);
        // What these two wrote leaves as well.
        if (space.unsent > 0) await sync(space);
      }
    } catch (error) {
      if (error instanceof NoAnswer) this.offline = true;
      else if (error instanceof RefusedByServer) { if (error.code === 'signed_out') this.me = null; } else if (error instanceof StorageFull) this.full = true;
      else throw error;
    }
    this.tell();
  };

  now = (): number => this.space!.now();
  hand = (): Hand => ({ by: this.keys!.user, at: this.now() });
  nameOf = (id: string): string => this.names.find((p) => p.id === id)?.name ?? nameIn(this, id) ?? 'Une personne de l’équipe';

  /** What the space holds of one kind, without what lies in the bin. */
  all = (t: string): Kept[] => [...(this.space?.rows.values() ?? [])].flatMap(({ id, local }) => (local?.t === t && !inBin(local) ? [{ id, rec: local }] : []));
  get = (id: string): Rec | null => this.space!.get(id);

  /** The newest outing, running or not. */
  outing = (): Kept | null => this.all('outing').sort((a, b) => startedAt(b.rec) - startedAt(a.rec))[0] ?? null;

  async #change(work: () => Promise<unknown>): Promise<void> {
    try {
      const done = work();
      this.tell();
      await done;
      this.full = false;
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error;
      this.full = true;
    }
    this.tell();
    clearTimeout(this.#later);
    this.#later = setTimeout(() => void this.syncNow(), 2_000);
  }

  create = async (rec: Rec, id = newId()): Promise<string> => { await this.#change(() => this.space!.create(rec, id)); return id; };
  edit = (id: string, change: (rec: Rec) => Rec): Promise<void> => this.#change(() => this.space!.edit(id, change));
  /** What was not kept goes with any next write. */
  retry = (): Promise<void> => this.#change(() => this.space!.commit([]));

  async admit(person: Person): Promise<void> {
    const member = { id: person.id, role: 'member', enc: person.enc!, sig: person.sig! } as const;
    await asLead(this.space!, (space) => admit(space, member));
    this.tell();
  }

  /** The entry first, then old notes under the new key, some hundred at a time; it can be left and goes on next time. */
  async remove(user: string, left: (n: number) => void): Promise<void> {
    await asLead(this.space!, (space) => remove(space, user));
    for (let n = 1, before = Infinity; n > 0 && n < before;) {
      before = n === 1 ? Infinity : n;
      await asLead(this.space!, async (space) => { n = await rewrapSome(space); });
      left(n);
    }
    await this.syncNow();
    await asLead(this.space!, closePast);
    this.tell();
  }

  toDoor = (): void => this.#to('door');

  heard(alert: Alert): void { this.alerts = this.alerts.filter((a) => a !== alert); this.tell(); }

  #watch(): void {
    if (this.stage === 'waiting') void this.askMe().then(() => (this.me?.spaces.length ? this.enterSpace() : undefined));
    if (this.stage !== 'open' && this.stage !== 'waiting') return;
    const outing = this.outing();
    const allowed = (outing && running(outing.rec) ? 30 : 5) * minute;
    // Wall clock: a phone that slept wakes up closed.
    if (Date.now() - this.#touched > allowed) this.lock();
    else if (document.visibilityState === 'visible' && Date.now() % minute < 5_000) void this.syncNow();
  }

  /** Keys and records go with the document: a fresh one holds nothing. */
  lock = (): void => {
    this.keys = null;
    this.space = null;
    location.replace(location.pathname);
  };

  async signOut(): Promise<void> {
    await leave();
    this.lock();
  }
}
