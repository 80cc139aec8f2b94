import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Bytes, fromBase64url } from '../crypto/bytes';

/** The folder that the C# mirror reads too. */
export const vectorFolder = fileURLToPath(new URL('../../../tests/data/field/', import.meta.url));

export const vectors = (name: string): any => JSON.parse(readFileSync(vectorFolder + name, 'utf8'));

export const un64 = (value: string): Bytes => fromBase64url(value);

/** Every copy of these bytes with one bit changed. */
export function* flips(bytes: Uint8Array): Generator<Bytes> {
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = new Uint8Array(bytes) as Bytes;
    changed[bit >> 3]! ^= 1 << (bit & 7);
    yield changed;
  }
}
