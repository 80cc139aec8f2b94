import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bin, cameBack, inBin, notesOf, put, shown, takeBack, takeOut, versions } from '../merge/edit';
import { mergeRecords, mostVersions, sameContent, threeWay, trim } from '../merge/merge';
import { resolve } from '../merge/mergedInto';
import { byId, newEntryId, newRec, read, type Rec, write } from '../merge/record';

const who = '45ad670c-1417-4c50-bc02-58113c35d731';
const hand = (at: number) => ({ by: who, at });
const lists = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 10 }).map((list) => byId([...new Set(list)].map((i) => ({ i: String(i).padStart(2, '0') }))));
const ids = (list: readonly { i: string }[]) => list.map((x) => x.i);

describe('Three-way merge', () => {
  it('keeps what either side wrote and leaves out what either side took away', () => {
    fc.assert(fc.property(lists, lists, lists, (b, l, s) => {
      const B = new Set(ids(b)), L = new Set(ids(l)), S = new Set(ids(s));
      const merged = new Set(ids(threeWay(b, l, s)));
      for (const i of new Set([...B, ...L, ...S])) {
        const expected = B.has(i) ? L.has(i) && S.has(i) : L.has(i) || S.has(i);
        expect(merged.has(i)).toBe(expected);
      }
    }));
  });

  it('gives the same whoever comes first, and nothing new when nothing is new', () => {
    fc.assert(fc.property(lists, lists, lists, (b, l, s) => {
      expect(ids(threeWay(b, l, s))).toEqual(ids(threeWay(b, s, l)));
      expect(ids(threeWay(b, l, b))).toEqual(ids(l));
      expect(ids(threeWay(b, b, s))).toEqual(ids(s));
      const merged = threeWay(b, l, s);
      expect(ids(threeWay(s, merged, s))).toEqual(ids(merged));
    }));
  });

  it('a record read back is the record that was written', () => {
    const value = fc.jsonValue() as fc.Arbitrary<never>;
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.array(value, { maxLength: 3 })), (fields) => {
      let rec: Rec = { ...newRec('person', null), e: 3, more: { later: [1, { a: 'b' }] } };
      for (const [name, list] of Object.entries(fields)) for (const v of list) rec = put(rec, name, [], v, hand(5));
      const again = read(write(rec, 3))!;
      expect(sameContent(rec, again)).toBe(true);
      expect(write(again, 3)).toEqual(write(rec, 3));
    }));
  });
});

describe('What people see', () => {
  const start = put(put(newRec('person', null), 'alias', [], 'Le Grand', hand(1)), 'note', [], 'gare', hand(2));
  const seen = versions(start, 'alias').map((x) => x.i);

  it('shows the newest and keeps the other version', () => {
    const here = put(start, 'alias', seen, 'Léo', hand(20)), there = put(start, 'alias', seen, 'Leonard', hand(30));
    const merged = mergeRecords(start, here, there);
    expect(versions(merged, 'alias').map((x) => x.v)).toEqual(['Leonard', 'Léo']);
    // A clock in 2099 misorders what is shown, nothing else.
    const late = put(merged, 'alias', versions(merged, 'alias').map((x) => x.i), 'Léonard', hand(4_070_908_800_000));
    expect(shown(late, 'alias')).toBe('Léonard');
    expect(shown(mergeRecords(merged, late, put(merged, 'note', [], 'x', hand(3))), 'alias')).toBe('Léonard');
  });

  it('stays in the bin until someone who had not seen it writes', () => {
    const gone = bin(start, hand(40));
    expect(inBin(gone)).toBe(true);
    const written = mergeRecords(start, gone, put(start, 'note', [], 'pont', hand(39)));
    expect([inBin(written), cameBack(written)]).toEqual([false, true]);
    expect(inBin(takeBack(gone))).toBe(false);
    expect(inBin(mergeRecords(gone, gone, takeBack(gone)))).toBe(false);
    // Two delete, each without the other's line: nobody saw all of it.
    const one = bin(put(start, 'note', [], 'a', hand(41)), hand(42)), two = bin(put(start, 'note', [], 'b', hand(41)), hand(42));
    expect(inBin(mergeRecords(start, one, two))).toBe(false);
  });

  it('keeps the oldest beyond sixteen as notes', () => {
    let rec = start;
    for (let n = 0; n < 20; n++) rec = put(rec, 'town', [], 'T' + n, hand(100 + n));
    const { rec: trimmed, overflow } = trim(rec);
    expect(versions(trimmed, 'town').map((x) => x.v)).toEqual(Array.from({ length: mostVersions }, (_, n) => 'T' + (19 - n)));
    const notes = notesOf(who, trimmed, overflow);
    expect(notes.map((note) => [note.t, note.root, shown(note, 'text')])).toEqual([3, 2, 1, 0].map((n) => ['note', who, 'T' + n]));
    let many = start;
    for (let n = 0; n < 20; n++) many = put(many, 'langs[]', [], 'L' + n, hand(n));
    expect(trim(many).overflow).toEqual([]);
    expect(takeOut(many, 'langs[]', versions(many, 'langs[]').map((x) => x.i)).f.has('langs[]')).toBe(false);
  });

  it('finds the one page of merged persons, and ends on a circle', () => {
    const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
    const into = (n: number) => put(newRec('person', null), 'mergedInto', [], id(n), hand(1));
    const all = new Map([[id(1), into(2)], [id(2), into(3)], [id(3), newRec('person', null)], [id(4), into(5)], [id(5), into(6)], [id(6), into(5)], [id(7), into(9)]]);
    const find = (x: string) => all.get(x);
    expect([1, 2, 3, 4, 5, 6].map((n) => resolve(id(n), find))).toEqual([id(3), id(3), id(3), id(5), id(5), id(5)]);
    expect(resolve(id(7), find)).toBe(id(7));
    expect(newEntryId()).toHaveLength(11);
  });
});
