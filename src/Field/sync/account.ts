import { closeWithKit, closeWithPassphrase, type Envelope, openEnvelope } from '../crypto/envelope';
import { type KeyBundle, localKey, newKeys, openKeys, type OwnKeys } from '../crypto/keys';
import { random, secret } from '../crypto/primitives';
import { kitWords, newPassphrase, readKit } from '../crypto/words';
import type { Account } from '../store/store';
import type { Me } from './api';

/** What someone is shown once: with either of them the notebook opens, without both nobody opens it. */
export type Words = { phrase: string; kit: string; bits: Uint8Array<ArrayBuffer> };

export async function newWords(): Promise<Words> {
  const bits = random(32);
  return { phrase: newPassphrase(), kit: await kitWords(bits), bits };
}

/** Keys in memory, for as long as the notebook is open. */
export type Unlocked = { user: string; own: OwnKeys; userSecret: CryptoKey; local: CryptoKey };

async function opened(user: string, keys: KeyBundle, userKey: Uint8Array<ArrayBuffer>): Promise<Unlocked> {
  const userSecret = await secret(userKey);
  userKey.fill(0);
  return { user, own: await openKeys(user, keys, userSecret), userSecret, local: await localKey(userSecret) };
}

const envelopesOf = (user: string, n: number, words: Words, userKey: Uint8Array<ArrayBuffer>): Promise<Envelope[]> =>
  Promise.all([closeWithPassphrase(user, n, words.phrase, userKey), closeWithKit(user, n, words.bits, userKey)]);

export type Enrolled = { account: Account; body: KeyBundle & { envelopes: Envelope[] }; unlocked: Unlocked };

/** First keys of a person. Sent before they are kept: a phone that dies in between loses nothing that anyone used. */
export async function enrol(user: string, words: Words): Promise<Enrolled> {
  const userKey = random(32);
  const keys = await newKeys(user, 1, await secret(userKey));
  const envelopes = await envelopesOf(user, 1, words, userKey);
  const account: Account = { user, keys, envelopes, pins: null, highest: 1 };
  return { account, body: { ...keys, envelopes }, unlocked: await opened(user, keys, userKey) };
}

/** What this phone keeps of what the server says: never an older envelope than one seen. */
export function accountFrom(me: Me, before: Account | undefined): Account | null {
  if (!me.keys || me.envelopes.length === 0) return null;
  const newest = Math.max(...me.envelopes.map((e) => e.n)), highest = Math.max(newest, before?.highest ?? 0);
  if (before && newest < before.highest) return before;
  return { user: me.user, keys: me.keys, envelopes: me.envelopes, pins: me.pins, highest };
}

export async function unlock(account: Account, phrase: string): Promise<Unlocked> {
  const envelope = account.envelopes.find((e) => e.kind === 'passphrase')!;
  return opened(account.user, account.keys, await openEnvelope(account.user, envelope, phrase, account.highest));
}

/** The kit opens, and at once closes again with new words: the paper that was read aloud or lost opens nothing new. */
export async function renewWithKit(account: Account, kit: string, words: Words): Promise<Enrolled['account'] | null> {
  const bits = await readKit(kit);
  const envelope = account.envelopes.find((e) => e.kind === 'kit');
  if (!bits || !envelope) return null;
  const userKey = await openEnvelope(account.user, envelope, bits);
  const n = Math.max(...account.envelopes.map((e) => e.n)) + 1;
  return { ...account, envelopes: await envelopesOf(account.user, n, words, userKey), highest: n };
}

export const isKit = async (kit: string): Promise<boolean> => (await readKit(kit)) !== null;
