import { base64url, type Bytes, fromBase64url, labelled, Malformed, uuid } from './bytes';
import { KDF, OPEN, random, Refused, SEAL, sealingKey, sealingKeyOf, secret, stretch } from './primitives';
import { normalise } from './words';

/** The user key, closed by the passphrase or by the kit. */
export type Envelope = {
  v: 1;
  kind: 'passphrase' | 'kit';
  n: number;
  kdf: 'pbkdf2-sha256' | 'none';
  iterations: number;
  salt: string;
  box: string;
};

export const leastIterations = 600_000;
const mostIterations = 10_000_000;

const ad = (user: string, e: Omit<Envelope, 'box'>): Bytes =>
  labelled('uk', uuid(user), e.kind, e.n, e.v, e.kdf, e.iterations, fromBase64url(e.salt));

const kekOfPassphrase = async (phrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> =>
  sealingKeyOf(await secret(await stretch(normalise(phrase), salt, iterations)), 'kek');

const kekOfKit = async (bits: Bytes): Promise<CryptoKey> => sealingKey(await KDF(await secret(bits), 'kit'));

async function close(user: string, head: Omit<Envelope, 'box'>, kek: CryptoKey, userKey: Bytes): Promise<Envelope> {
  return { ...head, box: base64url(await SEAL(kek, ad(user, head), userKey)) };
}

export async function closeWithPassphrase(
  user: string, n: number, phrase: string, userKey: Bytes, iterations = leastIterations, salt = random(16),
): Promise<Envelope> {
  const head = { v: 1, kind: 'passphrase', n, kdf: 'pbkdf2-sha256', iterations, salt: base64url(salt) } as const;
  return close(user, head, await kekOfPassphrase(phrase, salt, iterations), userKey);
}

export async function closeWithKit(user: string, n: number, bits: Bytes, userKey: Bytes): Promise<Envelope> {
  const head = { v: 1, kind: 'kit', n, kdf: 'none', iterations: 0, salt: '' } as const;
  return close(user, head, await kekOfKit(bits), userKey);
}

/** Weaker parameters than these, or an older envelope than one seen, come from nobody honest: no guess is made on them. */
export function acceptable(envelope: Envelope, highestSeen: number): boolean {
  const { v, kind, n, kdf, iterations, salt } = envelope;
  if (v !== 1 || !Number.isSafeInteger(n) || n < 1 || n < highestSeen) return false;
  if (kind === 'kit') return kdf === 'none' && iterations === 0 && salt === '';
  return kind === 'passphrase' && kdf === 'pbkdf2-sha256' && Number.isSafeInteger(iterations)
    && iterations >= leastIterations && iterations <= mostIterations && salt.length === 22;
}

/** Refused: not these words, or a damaged envelope. Malformed: not to be opened at all. */
export async function openEnvelope(user: string, envelope: Envelope, given: string | Bytes, highestSeen = 0): Promise<Bytes> {
  if (!acceptable(envelope, highestSeen)) throw new Malformed('envelope not acceptable');
  if ((typeof given === 'string') !== (envelope.kind === 'passphrase')) throw new Refused();
  const kek = typeof given === 'string'
    ? await kekOfPassphrase(given, fromBase64url(envelope.salt, 16), envelope.iterations)
    : await kekOfKit(given);
  const key = await OPEN(kek, ad(user, envelope), fromBase64url(envelope.box));
  if (key.length !== 32) throw new Refused();
  return key;
}
