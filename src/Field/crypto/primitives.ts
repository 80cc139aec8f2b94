import { type Bytes, concat, Malformed, text } from './bytes';

/** The key does not fit, or a bit was changed: WebCrypto does not say which, nor do we. */
export class Refused extends Error {}

const subtle = crypto.subtle;

export const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
export const newId = (): string => crypto.randomUUID();

export const H = async (value: Bytes): Promise<Bytes> => new Uint8Array(await subtle.digest('SHA-256', value));

/** A secret from which keys are derived and which cannot be taken out of memory again. */
export const secret = (raw: Bytes): Promise<CryptoKey> => subtle.importKey('raw', raw, 'HKDF', false, ['deriveBits', 'deriveKey']);

const expand = (label: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: text('maillage/1/' + label) });

export const KDF = async (key: CryptoKey, label: string): Promise<Bytes> =>
  new Uint8Array(await subtle.deriveBits(expand(label), key, 256));

/** KDF(key, label) as a sealing key that stays inside the browser. */
export const sealingKeyOf = (key: CryptoKey, label: string): Promise<CryptoKey> =>
  subtle.deriveKey(expand(label), key, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

export const sealingKey = (raw: Bytes): Promise<CryptoKey> => subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

const version = Uint8Array.of(1);
/** What SEAL adds: version 1, iv 12, tag 16. */
export const sealOverhead = 29;

export async function SEAL(key: CryptoKey, ad: Bytes, plain: Bytes): Promise<Bytes> {
  const iv = random(12);
  const box = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: ad }, key, plain);
  return concat(version, iv, new Uint8Array(box));
}

export async function OPEN(key: CryptoKey, ad: Bytes, box: Bytes): Promise<Bytes> {
  if (box.length < sealOverhead || box[0] !== 1) throw new Refused();
  try {
    const plain = await subtle.decrypt({ name: 'AES-GCM', iv: box.slice(1, 13), additionalData: ad }, key, box.slice(13));
    return new Uint8Array(plain);
  } catch {
    throw new Refused();
  }
}

export async function stretch(passphrase: string, salt: Bytes, iterations: number): Promise<Bytes> {
  const key = await subtle.importKey('raw', text(passphrase), 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256));
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const ecdh = { name: 'ECDH', namedCurve: 'P-256' };

export const newSigningKeys = (): Promise<CryptoKeyPair> => subtle.generateKey(ecdsa, true, ['sign', 'verify']);
export const newExchangeKeys = (): Promise<CryptoKeyPair> => subtle.generateKey(ecdh, true, ['deriveBits']);

/** The 65-byte point. */
export const pointOf = async (key: CryptoKey): Promise<Bytes> => new Uint8Array(await subtle.exportKey('raw', key));
export const pkcs8Of = async (key: CryptoKey): Promise<Bytes> => new Uint8Array(await subtle.exportKey('pkcs8', key));

/** Refuses what is not an uncompressed point of the curve. */
async function importing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new Malformed('not a P-256 key');
  }
}

export function verifyingKey(point: Bytes): Promise<CryptoKey> {
  if (point.length !== 65 || point[0] !== 4) throw new Malformed('not a 65-byte point');
  return importing(() => subtle.importKey('raw', point, ecdsa, true, ['verify']));
}

export function exchangeKey(point: Bytes): Promise<CryptoKey> {
  if (point.length !== 65 || point[0] !== 4) throw new Malformed('not a 65-byte point');
  return importing(() => subtle.importKey('raw', point, ecdh, true, []));
}

export const privateSigningKey = (pkcs8: Bytes): Promise<CryptoKey> =>
  importing(() => subtle.importKey('pkcs8', pkcs8, ecdsa, false, ['sign']));
export const privateExchangeKey = (pkcs8: Bytes): Promise<CryptoKey> =>
  importing(() => subtle.importKey('pkcs8', pkcs8, ecdh, false, ['deriveBits']));

export const sign = async (key: CryptoKey, what: Bytes): Promise<Bytes> => new Uint8Array(await subtle.sign(ecdsa, key, what));
export const verify = async (key: CryptoKey, signature: Bytes, what: Bytes): Promise<boolean> =>
  signature.length === 64 && (await subtle.verify(ecdsa, key, signature, what));
