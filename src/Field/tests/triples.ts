import { readText, text } from '../crypto/bytes';
import { bin, inBin, put, set } from '../merge/edit';
import { mergeRecords } from '../merge/merge';
import { type Json, newRec, read, type Rec, write } from '../merge/record';

const nadia = '45ad670c-1417-4c50-bc02-58113c35d731', louis = '5c92f2c6-1b87-4bbe-a1c0-bc1e4eb09091';
const i = (n: number): string => `AAAAAAAA${String.fromCharCode(65 + (n >> 4))}${'AQgw'[(n >> 2) & 3]}${'AEIM'[n & 3]}`;
const by = (who: string, at: number) => ({ by: who, at });
const plain = (rec: Rec): Json => JSON.parse(readText(write(rec, rec.e))) as Json;

export type Triple = { name: string; base: Json; local: Json; server: Json; merged: Json; inBin: boolean };

/** Cases made by hand; what they give is written down once and read by both languages. */
export function triples(): Triple[] {
  const start: Rec = { ...newRec('person', null), e: 1 };
  const base = set(set(start, 'alias', 'Le Grand', by(nadia, 10)), 'phone', '06', by(nadia, 11));
  const fixed = (rec: Rec, from: number): Rec => {
    let n = from;
    return { ...rec, f: new Map([...rec.f].map(([name, list]) => [name, list.map((x) => ({ ...x, i: i(n++) }))])) };
  };
  const b = fixed(base, 1);
  const alias = [b.f.get('alias')![0]!.i], phone = [b.f.get('phone')![0]!.i];
  const cases: [string, Rec | null, Rec, Rec][] = [
    ['nobody wrote', b, b, b],
    ['only here', b, put(b, 'alias', alias, 'Léo', by(nadia, 20), i(17)), b],
    ['only there', b, b, put(b, 'alias', alias, 'Léo', by(louis, 20), i(17))],
    ['both, in different fields', b, put(b, 'alias', alias, 'Léo', by(nadia, 20), i(17)), put(b, 'phone', phone, '07', by(louis, 21), i(18))],
    ['both, in one field: two versions', b, put(b, 'alias', alias, 'Léo', by(nadia, 20), i(17)), put(b, 'alias', alias, 'Leonard', by(louis, 21), i(18))],
    ['the same entry came back to its author', b, put(b, 'alias', alias, 'Léo', by(nadia, 20), i(17)), put(b, 'alias', alias, 'Léo', by(nadia, 20), i(17))],
    ['a set holds all', b, put(b, 'langs[]', [], 'fr', by(nadia, 20), i(17)), put(b, 'langs[]', [], 'gcf', by(louis, 21), i(18))],
    ['without a base both stay', null, put(b, 'alias', alias, 'Léo', by(nadia, 20), i(17)), b],
    ['deleted here, untouched there', b, bin(b, by(nadia, 20), i(17)), b],
    ['deleted here, written there', b, bin(b, by(nadia, 20), i(17)), put(b, 'alias', alias, 'Léo', by(louis, 21), i(18))],
    ['taken out of the bin there', bin(b, by(nadia, 20), i(17)), bin(b, by(nadia, 20), i(17)), b],
    ['a field that this app does not know', { ...b, more: { z: 1 } }, put(b, 'alias', alias, 'Léo', by(nadia, 20), i(17)), { ...b, s: 2, more: { z: 2 } }],
  ];
  return cases.map(([name, from, local, server]) => {
    const merged = mergeRecords(from, local, server);
    return { name, base: from && plain(from), local: plain(local), server: plain(server), merged: plain(merged), inBin: inBin(merged) };
  });
}

export const record = (json: Json): Rec => read(text(JSON.stringify(json)))!;
export const asJson = plain;
