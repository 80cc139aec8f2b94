import type { EpochKeys } from '../../crypto/grant';
import type { OwnKeys } from '../../crypto/keys';
import { type FieldApi, NoAnswer } from '../../sync/api';
import { type Alert, Space } from '../../sync/space';
import type { Merge } from '../../sync/row';
import type { Sealer } from '../../sync/sealer';
import { sync } from '../../sync/sync';
import { Life, Memory } from './memory';
import type { Rng } from './rng';

/** What someone wrote, and what stood on their screen when they did. */
export type Edit = {
  v: string; i: string; id: string; root: string | null; field: string; saw: readonly string[]; device: Device; step: number;
  /** Number of the write that put it on the disk; null while it is only in memory. */
  write: number | null; life: Life; takenBack: boolean; unsure: boolean;
};

type Pending = { life: Life; go: () => void };

/** Lets one waiting call go on at a time, so that phones meet in every order; loses and doubles answers. */
export class Net {
  readonly pending: Pending[] = [];
  faults = true;
  lostAnswers = 0;
  doubled = 0;
  readonly #rng: Rng;
  constructor(rng: Rng) {
    this.#rng = rng;
  }

  #turn = (life: Life): Promise<void> => new Promise((go) => this.pending.push({ life, go }));

  release(): void {
    if (this.pending.length === 0) return;
    const [one] = this.pending.splice(this.#rng.below(this.pending.length), 1);
    if (!one!.life.dead) one!.go();
  }

  through(api: FieldApi, life: Life): FieldApi {
    return new Proxy(api, {
      get: (target, name: keyof FieldApi) => async (...args: never[]) => {
        const call = () => (target[name] as (...a: never[]) => Promise<unknown>)(...args);
        await this.#turn(life);
        const fate = this.faults ? this.#rng.next() : 1;
        if (fate < 0.03) throw new NoAnswer();
        if (fate < 0.06) { this.doubled++; await call().catch(() => {}); }
        const answer = await call();
        await this.#turn(life);
        if (fate > 0.06 && fate < 0.1) { this.lostAnswers++; throw new NoAnswer(); }
        return answer;
      },
    });
  }
}

export type Setting = { space: string; net: Net; api: (user: string) => FieldApi; sealer: (device: Device) => Sealer; merge?: Merge; clock: () => number };

export class Device {
  readonly own: OwnKeys;
  readonly name: string;
  readonly disk = new Memory();
  readonly skew: number;
  readonly alerts: Alert[] = [];
  /** Content keys that this device ever held, for who is removed later. */
  readonly learned = new Map<string, Set<string>>();
  readonly edits: Edit[] = [];
  readonly #setting: Setting;
  life!: Life;
  space!: Space;
  busy = false;
  cutSinceSync = false;
  removed = false;
  failures: unknown[] = [];
  localKey: CryptoKey | undefined;
  /** Keys of epochs that it ever had: leaving does not make it forget. */
  readonly keysHeld = new Map<number, EpochKeys>();

  constructor(name: string, own: OwnKeys, skew: number, setting: Setting) {
    this.name = name;
    this.own = own;
    this.skew = skew;
    this.#setting = setting;
  }

  async start(): Promise<this> {
    const { space, net, api, sealer, merge, clock } = this.#setting;
    const life = new Life(this.disk);
    this.life = life;
    this.space = await new Space({
      space, own: this.own, api: net.through(api(this.own.user), life), store: life, sealer: sealer(this), now: () => clock() + this.skew,
      say: (alert) => this.alerts.push(alert), ...(merge ? { merge } : {}),
    }).load();
    return this;
  }

  wrote(edit: Edit): void {
    this.edits.push(edit);
  }

  /** Called when the app has said that it is kept. */
  kept(edit: Edit): void {
    if (!edit.life.dead && !edit.takenBack) edit.write = this.disk.written;
  }

  /** The battery dies: what was in memory is gone, and some of the last writes with it. */
  async cut(writes: number): Promise<void> {
    this.life.dead = true;
    this.disk.cut(writes);
    for (const edit of this.edits) if (edit.write === null || edit.write > this.disk.written) {
      edit.takenBack = true;
      // The number will be another write's.
      edit.write = 0;
    }
    this.busy = false;
    this.cutSinceSync = true;
    await this.start();
  }

  sync(): Promise<void> {
    const { space } = this;
    this.busy = true;
    return sync(space).finally(() => { for (const [epoch, keys] of space.ring.keys) this.keysHeld.set(epoch, keys); }).then(() => { if (space === this.space) this.cutSinceSync = false; }, (error: unknown) => {
      if (!(error instanceof NoAnswer)) this.failures.push(error);
    }).finally(() => { if (space === this.space) this.busy = false; });
  }
}
