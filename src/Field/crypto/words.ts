import { wordlist } from '@scure/bip39/wordlists/french.js';
import { type Bytes, Malformed, readU32 } from './bytes';
import { H, random } from './primitives';

/** Accents folded to a–z: what is typed on any keyboard is what was given. */
export const fold = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').toLowerCase();

/** The 2,048 words as they are written, and as they are compared. */
export const writtenWords: readonly string[] = wordlist.map((word) => word.normalize('NFC'));
export const words: readonly string[] = writtenWords.map(fold);
const places = new Map(words.map((word, index) => [word, index]));

export const isWord = (word: string): boolean => places.has(fold(word));

/** The words that begin so; three letters leave few. */
export function completions(typed: string): string[] {
  const start = fold(typed.trim());
  return start === '' ? [] : words.filter((word) => word.startsWith(start));
}

/** Lower case, single spaces, no accents. It may be of no list: the envelope decides. */
export const normalise = (phrase: string): string => fold(phrase).trim().split(/\s+/).join(' ');

/** 2,048 divides 2^32, so that no word comes more often than another. */
export const newPassphrase = (): string =>
  Array.from({ length: 7 }, () => words[readU32(random(4)) % words.length]!).join(' ');

/** 256 random bits and the first byte of their hash, eleven bits a word. */
export async function kitWords(bits: Bytes): Promise<string> {
  if (bits.length !== 32) throw new Malformed('a kit has 256 bits');
  const all = [...bits, (await H(bits))[0]!];
  const binary = all.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return binary.match(/.{11}/g)!.map((group) => words[Number.parseInt(group, 2)]!).join(' ');
}

/** Null when a word is of no list, one is missing, or they do not belong together. */
export async function readKit(phrase: string): Promise<Bytes | null> {
  const indexes = normalise(phrase).split(' ').map((word) => places.get(word));
  if (indexes.length !== 24 || indexes.includes(undefined)) return null;
  const binary = indexes.map((index) => index!.toString(2).padStart(11, '0')).join('');
  const bytes = Uint8Array.from(binary.match(/.{8}/g)!, (byte) => Number.parseInt(byte, 2));
  const bits = bytes.slice(0, 32);
  return (await H(bits))[0] === bytes[32] ? bits : null;
}
