import { base64url, type Bytes, equal, fromBase64url, labelled, LP, readLP, readText, text, uuid } from './bytes';
import { exchangeKey, newExchangeKeys, newSigningKeys, OPEN, pkcs8Of, pointOf, privateExchangeKey, privateSigningKey, Refused, SEAL, sealingKeyOf, sign, verify, verifyingKey } from './primitives';
import * as hpke from './hpke';

/** A person's keys as the server keeps them: the public points and the private halves, sealed. */
export type KeyBundle = { n: number; enc: string; sig: string; priv: string };
/** The same, opened: nothing of it leaves memory. */
export type OwnKeys = { user: string; n: number; enc: string; sig: string; exchange: CryptoKeyPair; signing: CryptoKey };

const privAd = (user: string, n: number, enc: Bytes, sig: Bytes): Bytes => labelled('priv', uuid(user), n, enc, sig);

export async function newKeys(user: string, n: number, userSecret: CryptoKey): Promise<KeyBundle> {
  const exchange = await newExchangeKeys(), signing = await newSigningKeys();
  const enc = await pointOf(exchange.publicKey), sig = await pointOf(signing.publicKey);
  const halves = LP(await pkcs8Of(exchange.privateKey), await pkcs8Of(signing.privateKey));
  const box = await SEAL(await sealingKeyOf(userSecret, 'priv'), privAd(user, n, enc, sig), halves);
  return { n, enc: base64url(enc), sig: base64url(sig), priv: base64url(box) };
}

export async function openKeys(user: string, bundle: KeyBundle, userSecret: CryptoKey): Promise<OwnKeys> {
  const { n } = bundle;
  const enc = fromBase64url(bundle.enc, 65), sig = fromBase64url(bundle.sig, 65);
  const halves = await OPEN(await sealingKeyOf(userSecret, 'priv'), privAd(user, n, enc, sig), fromBase64url(bundle.priv));
  const [ecdh, ecdsa] = readLP(halves, 2);
  const exchange = { privateKey: await privateExchangeKey(ecdh!), publicKey: await exchangeKey(enc) };
  const signing = await privateSigningKey(ecdsa!);
  // A wrong public half would make us sign what nobody can check.
  const probe = text('probe');
  if (!(await verify(await verifyingKey(sig), await sign(signing, probe), probe))) throw new Refused();
  return { user, n, enc: bundle.enc, sig: bundle.sig, exchange, signing };
}

/** For each space the entry 1 that was compared, and the newest entry seen. */
export type Pins = Record<string, { genesis: string; v: number; hash: string }>;

export async function sealPins(user: string, n: number, pins: Pins, userSecret: CryptoKey): Promise<string> {
  const key = await sealingKeyOf(userSecret, 'pins');
  return base64url(await SEAL(key, labelled('pins', uuid(user), n), text(JSON.stringify(pins))));
}

export async function openPins(user: string, n: number, box: string, userSecret: CryptoKey): Promise<Pins> {
  const key = await sealingKeyOf(userSecret, 'pins');
  const pins: unknown = JSON.parse(readText(await OPEN(key, labelled('pins', uuid(user), n), fromBase64url(box))));
  if (typeof pins !== 'object' || pins === null) throw new Refused();
  return pins as Pins;
}

export const localKey = (userSecret: CryptoKey): Promise<CryptoKey> => sealingKeyOf(userSecret, 'local');

export const sealRow = (key: CryptoKey, space: string, id: string, row: unknown): Promise<Bytes> =>
  SEAL(key, labelled('local', uuid(space), uuid(id)), text(JSON.stringify(row)));

export const openRow = async (key: CryptoKey, space: string, id: string, box: Bytes): Promise<unknown> =>
  JSON.parse(readText(await OPEN(key, labelled('local', uuid(space), uuid(id)), box)));

/** A note taken while locked: only its author's private key opens it. */
export type Draft = { enc: string; ct: string };

export async function sealDraft(user: string, enc: string, note: string): Promise<Draft> {
  const sealed = await hpke.seal(fromBase64url(enc, 65), text('maillage/1/draft'), labelled('draft', uuid(user)), text(note));
  return { enc: base64url(sealed.enc), ct: base64url(sealed.ct) };
}

export async function openDraft(keys: OwnKeys, draft: Draft): Promise<string> {
  const enc = fromBase64url(draft.enc, 65), ct = fromBase64url(draft.ct);
  return readText(await hpke.open(keys.exchange, enc, text('maillage/1/draft'), labelled('draft', uuid(keys.user)), ct));
}

export const sameKeys = (a: { enc: string; sig: string }, b: { enc: string; sig: string }): boolean =>
  equal(text(a.enc), text(b.enc)) && equal(text(a.sig), text(b.sig));
