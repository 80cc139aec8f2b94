import { base64url, type Bytes, concat, fromBase64url, labelled, Malformed, readU32, readUuid, toHex, u32, uuid } from './bytes';
import type { EpochKeys } from './grant';
import { H, OPEN, random, Refused, SEAL, sealingKey, sealOverhead, sign, verify } from './primitives';

export const buckets: readonly number[] = [256, 1024, 4096, 16384, 65536];
/** signer 16 ‖ signature 64, after the length. */
const head = 4 + 80;
export const largestJson = buckets.at(-1)! - head;
export const wrapLength = 32 + sealOverhead;

export class TooBig extends Error {}

export type Place = { space: string; id: string; rev: number };
export type SealedRecord = { epoch: number; wrap: string; ct: string };
export type OpenedRecord = { by: string; json: Bytes; sig: Bytes; contentKey: Bytes };

const wrapAd = (p: Place, epoch: number): Bytes => labelled('wrap', uuid(p.space), uuid(p.id), p.rev, epoch);
const recAd = (p: Place): Bytes => labelled('rec', uuid(p.space), uuid(p.id), p.rev);
const sigOver = async (p: Place, by: string, json: Bytes): Promise<Bytes> =>
  labelled('rec-sig', uuid(p.space), uuid(p.id), p.rev, uuid(by), await H(json));

export const sealWrap = async (keys: EpochKeys, p: Place, contentKey: Bytes): Promise<string> =>
  base64url(await SEAL(keys.wrap, wrapAd(p, keys.epoch), contentKey));

export async function openWrap(keys: EpochKeys, p: Place, wrap: string): Promise<Bytes> {
  const contentKey = await OPEN(keys.wrap, wrapAd(p, keys.epoch), fromBase64url(wrap, wrapLength));
  if (contentKey.length !== 32) throw new Refused();
  return contentKey;
}

export async function sealRecord(
  keys: EpochKeys, p: Place, json: Bytes, by: { user: string; signing: CryptoKey }, contentKey = random(32),
): Promise<SealedRecord> {
  const bucket = buckets.find((size) => size >= head + json.length);
  if (bucket === undefined) throw new TooBig();
  const plain = new Uint8Array(bucket);
  const signature = await sign(by.signing, await sigOver(p, by.user, json));
  plain.set(concat(u32(80 + json.length), uuid(by.user), signature, json));
  const ct = await SEAL(await sealingKey(contentKey), recAd(p), plain);
  return { epoch: keys.epoch, wrap: await sealWrap(keys, p, contentKey), ct: base64url(ct) };
}

/** Who signed is only said here: whether to believe it, `signedRight` tells. */
export async function openRecord(keys: EpochKeys, p: Place, sealed: SealedRecord): Promise<OpenedRecord> {
  if (keys.epoch !== sealed.epoch) throw new Refused();
  const contentKey = await openWrap(keys, p, sealed.wrap);
  const ct = fromBase64url(sealed.ct);
  if (!buckets.includes(ct.length - sealOverhead)) throw new Malformed('record of a length that nobody writes');
  const plain = await OPEN(await sealingKey(contentKey), recAd(p), ct);
  const length = readU32(plain);
  if (length < 80 || 4 + length > plain.length) throw new Malformed('record cut short');
  if (buckets.find((size) => size >= 4 + length) !== plain.length || plain.subarray(4 + length).some((b) => b !== 0)) throw new Malformed('record padded otherwise');
  return { by: readUuid(plain.slice(4, 20)), sig: plain.slice(20, 84), json: plain.slice(84, 4 + length), contentKey };
}

export const signedRight = async (p: Place, record: OpenedRecord, key: CryptoKey): Promise<boolean> =>
  verify(key, record.sig, await sigOver(p, record.by, record.json));

export const tagOf = async (ct: Bytes): Promise<string> => base64url((await H(ct)).slice(0, 16));

/** One record's part of the sum that count and compare what the server holds. */
export async function sumTerm(id: string, rev: number, tag: string): Promise<bigint> {
  const hash = await H(labelled('sum', uuid(id), rev, fromBase64url(tag, 16)));
  return new DataView(hash.buffer).getBigUint64(0);
}

export const writeSum = (sum: bigint): string => BigInt.asUintN(64, sum).toString(16).padStart(16, '0');

/** The signed statement that a record is gone for ever. */
export type Erasure = { id: string; day: number; epoch: number; by: string; sig: string };

const eraseOver = (space: string, e: Omit<Erasure, 'sig'>): Bytes =>
  labelled('erase', uuid(space), uuid(e.id), e.day, e.epoch);

export async function signErasure(space: string, e: Omit<Erasure, 'sig'>, key: CryptoKey): Promise<Erasure> {
  return { ...e, sig: base64url(await sign(key, eraseOver(space, e))) };
}

export const erasureSignedBy = async (space: string, e: Erasure, key: CryptoKey): Promise<boolean> =>
  verify(key, fromBase64url(e.sig, 64), eraseOver(space, e));

/** Six groups of five digits, and all of it for the QR. */
export async function fingerprint(user: string, enc: string, sig: string): Promise<{ digits: string; hash: string }> {
  const h = await H(labelled('finger', uuid(user), fromBase64url(enc, 65), fromBase64url(sig, 65)));
  const groups = Array.from({ length: 6 }, (_, i) =>
    String(Number(BigInt('0x' + toHex(h.slice(5 * i, 5 * i + 5))) % 100_000n)).padStart(5, '0'));
  return { digits: groups.join(' '), hash: base64url(h) };
}
