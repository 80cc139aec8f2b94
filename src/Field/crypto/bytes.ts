export type Bytes = Uint8Array<ArrayBuffer>;

/** What came from outside does not have the form that was agreed. */
export class Malformed extends Error {}

const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const text = (value: string): Bytes => utf8.encode(value) as Bytes;

export function readText(value: Uint8Array): string {
  try {
    return strictUtf8.decode(value);
  } catch {
    throw new Malformed('not UTF-8');
  }
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function u32(value: number): Bytes {
  const out = new Uint8Array(4);
  new DataView(out.buffer).setUint32(0, value);
  return out;
}

export function u64(value: number): Bytes {
  if (!Number.isSafeInteger(value) || value < 0) throw new Malformed('not an integer below 2^53');
  const out = new Uint8Array(8);
  new DataView(out.buffer).setBigUint64(0, BigInt(value));
  return out;
}

export const readU32 = (from: Uint8Array, at = 0): number => new DataView(from.buffer, from.byteOffset).getUint32(at);

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let differs = 0;
  for (let i = 0; i < a.length; i++) differs |= a[i]! ^ b[i]!;
  return differs === 0;
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isUuid = (value: unknown): value is string => typeof value === 'string' && uuidForm.test(value);

export function uuid(value: string): Bytes {
  if (!isUuid(value)) throw new Malformed('not a lower-case UUID');
  return fromHex(value.replaceAll('-', ''));
}

export function readUuid(value: Uint8Array): string {
  if (value.length !== 16) throw new Malformed('not 16 bytes');
  const hex = toHex(value);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const toHex = (value: Uint8Array): string => Array.from(value, (b) => b.toString(16).padStart(2, '0')).join('');

export function fromHex(value: string): Bytes {
  if (value.length % 2 || !/^[0-9a-f]*$/.test(value)) throw new Malformed('not lower-case hex');
  return Uint8Array.from(value.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;

export function base64url(value: Uint8Array): string {
  let out = '';
  for (let i = 0; i < value.length; i += 3) {
    const [a, b = 0, c = 0] = value.subarray(i, i + 3) as unknown as [number, number?, number?];
    out += alphabet[a >> 2]! + alphabet[((a & 3) << 4) | (b >> 4)]!;
    if (i + 1 < value.length) out += alphabet[((b & 15) << 2) | (c >> 6)]!;
    if (i + 2 < value.length) out += alphabet[c & 63]!;
  }
  return out;
}

/** Unpadded, this alphabet only, and no spare bits: one string for one value. */
export function fromBase64url(value: string, length?: number): Bytes {
  const rest = value.length % 4;
  if (rest === 1) throw new Malformed('not base64url');
  const out = new Uint8Array(Math.floor((value.length * 3) / 4));
  if (length !== undefined && out.length !== length) throw new Malformed('wrong length');
  let held = 0, bits = 0, at = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    const digit = code < 128 ? values[code]! : -1;
    if (digit < 0) throw new Malformed('not base64url');
    held = ((held << 6) | digit) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (held >> bits) & 255;
    }
  }
  if (held & ((1 << bits) - 1)) throw new Malformed('not base64url');
  return out;
}

/** Each part as u32be length ‖ bytes: a string is UTF-8, a number u64be; a UUID is given as its 16 bytes. */
export function LP(...parts: readonly (string | number | Uint8Array)[]): Bytes {
  const out: Uint8Array[] = [];
  for (const part of parts) {
    const bytes = typeof part === 'string' ? text(part) : typeof part === 'number' ? u64(part) : part;
    out.push(u32(bytes.length), bytes);
  }
  return concat(...out);
}

/** The same with the label that separates one use from all others. */
export const labelled = (label: string, ...parts: readonly (string | number | Uint8Array)[]): Bytes =>
  LP('maillage/1/' + label, ...parts);

export function readLP(from: Uint8Array, count: number): Bytes[] {
  const out: Bytes[] = [];
  let at = 0;
  while (at < from.length) {
    if (at + 4 > from.length) throw new Malformed('cut short');
    const length = readU32(from, at);
    at += 4;
    if (at + length > from.length) throw new Malformed('cut short');
    out.push(from.slice(at, at + length));
    at += length;
  }
  if (out.length !== count) throw new Malformed('wrong number of parts');
  return out;
}
