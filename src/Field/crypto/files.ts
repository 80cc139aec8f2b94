import { type Bytes, labelled, Malformed, uuid } from './bytes';
import { OPEN, SEAL, sealingKey } from './primitives';

export const chunkLength = 262_144;
export const mostChunks = 40;

const ad = (space: string, file: string, index: number, count: number): Bytes => labelled('file', uuid(space), uuid(file), index, count);

/** A photo or a document in pieces of one length; the last one is filled with zeros. */
export async function sealFile(space: string, file: string, fileKey: Bytes, content: Bytes): Promise<Bytes[]> {
  const count = Math.max(1, Math.ceil(content.length / chunkLength));
  if (count > mostChunks) throw new Malformed('file too big');
  const key = await sealingKey(fileKey);
  const chunks: Bytes[] = [];
  for (let index = 0; index < count; index++) {
    const chunk = new Uint8Array(chunkLength);
    chunk.set(content.subarray(index * chunkLength, (index + 1) * chunkLength));
    chunks.push(await SEAL(key, ad(space, file, index, count), chunk));
  }
  return chunks;
}

export async function openFile(space: string, file: string, fileKey: Bytes, chunks: readonly Bytes[], size: number): Promise<Bytes> {
  if (chunks.length < 1 || chunks.length > mostChunks || size < 0
    || chunks.length !== Math.max(1, Math.ceil(size / chunkLength))) throw new Malformed('file of another size');
  const key = await sealingKey(fileKey);
  const whole = new Uint8Array(chunks.length * chunkLength);
  for (const [index, chunk] of chunks.entries()) {
    const plain = await OPEN(key, ad(space, file, index, chunks.length), chunk);
    if (plain.length !== chunkLength) throw new Malformed('chunk of another length');
    whole.set(plain, index * chunkLength);
  }
  if (whole.subarray(size).some((b) => b !== 0)) throw new Malformed('chunk padded otherwise');
  return whole.slice(0, size);
}
