import { existsSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { base64url, type Bytes, concat, labelled, readText, text, toHex, uuid } from '../crypto/bytes';
import { closeWithKit, openEnvelope } from '../crypto/envelope';
import { chunkLength, openFile } from '../crypto/files';
import { localKey, openDraft, openKeys, openPins, openRow, sealDraft, sealPins, sealRow } from '../crypto/keys';
import { H, newId, random, Refused, secret } from '../crypto/primitives';
import { readEntry } from '../crypto/roster';
import { fold, kitWords, newPassphrase, normalise, readKit, words, writtenWords } from '../crypto/words';
import { mergeRecords } from '../merge/merge';
import { inBin } from '../merge/edit';
import { read } from '../merge/record';
import { checkChain } from '../sync/roster';
import { un64, vectorFolder, vectors } from './data';
import { goodAndBad } from './rosters';
import { asJson, record, triples } from './triples';

const name = 'vectors-more.json';
const known = vectors('vectors.json');
const { user, space, id } = known;
const ownKeys = async () => openKeys(user, { ...known.priv, priv: known.priv.box }, await secret(un64(known.env.UK)));

/** The file of the vector: byte k is k·7 mod 251. */
const content = (size: number): Bytes => Uint8Array.from({ length: size }, (_, k) => (k * 7) % 251);

async function chunkWith(iv: Bytes, key: Bytes, file: string, index: number, count: number, plain: Bytes): Promise<Bytes> {
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const additionalData = labelled('file', uuid(space), uuid(file), index, count);
  return concat(Uint8Array.of(1), iv, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, aes, plain)));
}

async function chunksOf(file: { id: string; FK: string; size: number; ivs: string[] }): Promise<Bytes[]> {
  return Promise.all(file.ivs.map((iv, index) => {
    const plain = new Uint8Array(chunkLength);
    plain.set(content(file.size).subarray(index * chunkLength, (index + 1) * chunkLength));
    return chunkWith(un64(iv), un64(file.FK), file.id, index, file.ivs.length, plain);
  }));
}

async function make(): Promise<unknown> {
  const bits = random(32), UK = random(32), userSecret = await secret(UK);
  const pins = { [space]: { genesis: known.roster.hash, v: 1, hash: known.roster.hash } };
  const row = { base: null, local: triples()[1]!.local };
  const file = { id: newId(), FK: base64url(random(32)), size: 300_000, ivs: [base64url(random(12)), base64url(random(12))] };
  const hashes = await Promise.all((await chunksOf(file)).map(async (chunk) => base64url(await H(chunk))));
  const { good, bad } = await goodAndBad();
  const pass = newPassphrase();
  return {
    '//': 'Rows of the protocol that vectors.json leaves out, and cases. user, space and id are those of vectors.json, draft uses its keys. Byte k of the file is 7·k mod 251.',
    fold: ['abaisser', 'abandon', 'œuvre', 'Éléphant', 'août', 'garçon'].map((written) => ({ written, folded: fold(written) })),
    phrase: { typed: `  ${pass.toUpperCase().replaceAll(' ', '   ')} `, normal: pass },
    kit: { n: 1, UK: base64url(UK), bits: base64url(bits), words: await kitWords(bits), envelope: await closeWithKit(user, 1, bits, UK) },
    pins: { n: 3, json: JSON.stringify(pins), box: await sealPins(user, 3, pins, userSecret) },
    local: { json: JSON.stringify(row), box: base64url(await sealRow(await localKey(userSecret), space, id, row)) },
    draft: { note: 'Passée à la gare, revient jeudi.', ...(await sealDraft(user, known.priv.enc, 'Passée à la gare, revient jeudi.')) },
    file: { ...file, hashes },
    rosters: { good: good.map((e) => e.signed), bad: bad.map((b) => ({ name: b.name, why: b.why, entries: b.entries.map((e) => e.signed) })) },
    merge: triples(),
    setAside: [
      '', '[]', 'null', '{"s":1}', '{"s":1,"min":1,"t":"person","root":null,"e":1,"w":[],"f":{"alias":[["AAAAAAAAAAE","x",1,0]]},"del":[]}',
      '{"s":1,"min":1,"t":"person","root":"x","e":1,"w":[],"f":{},"del":[]}', '{"s":1,"min":1,"t":"person","root":null,"e":-1,"w":[],"f":{},"del":[]}',
      `{"s":1,"min":1,"t":"person","root":null,"e":1,"w":["${user}"],"f":{"alias":[["AAAAAAAAAAE","x",1,0],["AAAAAAAAAAE","y",2,0]]},"del":[]}`,
    ],
    base64url: { good: ['', 'AA', 'AAA', 'AAAA', '-_-_'], bad: ['A', 'AB', 'AAB', 'AA==', 'A A', 'AA+/', 'AA\n', 'é'] },
  };
}

if (process.env['MAILLAGE_WRITE'] || !existsSync(vectorFolder + name))
  writeFileSync(vectorFolder + name, JSON.stringify(await make(), null, 1) + '\n');
const v = vectors(name);

describe('values of the rows that had none', () => {
  it('fold and normalise words', () => {
    for (const { written, folded } of v.fold) expect(fold(written)).toBe(folded);
    expect(normalise(v.phrase.typed)).toBe(v.phrase.normal);
    expect(new Set(words).size).toBe(2048);
    expect(words.every((word) => /^[a-z]+$/.test(word))).toBe(true);
    expect(writtenWords).toContain('élève');
  });

  it('read the kit and open its envelope', async () => {
    expect(base64url((await readKit(v.kit.words.toUpperCase()))!)).toBe(v.kit.bits);
    expect(await kitWords(un64(v.kit.bits))).toBe(v.kit.words);
    expect(base64url(await openEnvelope(user, v.kit.envelope, un64(v.kit.bits)))).toBe(v.kit.UK);
    const list: string[] = v.kit.words.split(' ');
    expect(await readKit(list.toReversed().join(' '))).toBeNull();
    expect(await readKit(list.slice(1).join(' '))).toBeNull();
    expect(await readKit([...list.slice(0, 23), 'carnet'].join(' '))).toBeNull();
  });

  it('open pins, a local row and a draft', async () => {
    const userSecret = await secret(un64(v.kit.UK));
    expect(JSON.stringify(await openPins(user, v.pins.n, v.pins.box, userSecret))).toBe(v.pins.json);
    await expect(openPins(user, v.pins.n + 1, v.pins.box, userSecret)).rejects.toThrow(Refused);
    expect(JSON.stringify(await openRow(await localKey(userSecret), space, id, un64(v.local.box)))).toBe(v.local.json);
    await expect(openRow(await localKey(userSecret), id, space, un64(v.local.box))).rejects.toThrow(Refused);
    expect(await openDraft(await ownKeys(), v.draft)).toBe(v.draft.note);
  });

  it('open a file of two chunks, and none of its chunks in the place of the other', async () => {
    const chunks = await chunksOf(v.file);
    expect(await Promise.all(chunks.map(async (chunk) => base64url(await H(chunk))))).toEqual(v.file.hashes);
    const whole = await openFile(space, v.file.id, un64(v.file.FK), chunks, v.file.size);
    expect(toHex(await H(whole))).toBe(toHex(await H(content(v.file.size))));
    await expect(openFile(space, v.file.id, un64(v.file.FK), chunks.toReversed(), v.file.size)).rejects.toThrow(Refused);
    await expect(openFile(space, v.file.id, un64(v.file.FK), chunks.slice(0, 1), 1000)).rejects.toThrow(Refused);
  });

  it('believe the good roster and none of the bad ones', async () => {
    const chain = async (entries: { body: string; sig: string }[]) => {
      const read = await Promise.all(entries.map(readEntry));
      return checkChain(read[0]!.roster.space, read, null);
    };
    expect('chain' in (await chain(v.rosters.good))).toBe(true);
    for (const bad of v.rosters.bad) expect([bad.name, await chain(bad.entries)]).toMatchObject([bad.name, { distrust: bad.why }]);
    expect(v.rosters.bad.length).toBeGreaterThan(14);
  });

  it('merge as written down', () => {
    for (const t of v.merge) {
      const merged = mergeRecords(t.base && record(t.base), record(t.local), record(t.server));
      expect([t.name, asJson(merged), inBin(merged)]).toEqual([t.name, t.merged, t.inBin]);
    }
    expect(v.merge).toHaveLength(triples().length);
  });

  it('set aside what does not validate', () => {
    for (const json of v.setAside) expect([json, read(text(json))]).toEqual([json, null]);
    expect(readText(text(v.setAside[3]))).toContain('"s":1');
  });

  it('read one base64url for one value', () => {
    for (const good of v.base64url.good) expect(base64url(un64(good))).toBe(good);
    for (const bad of v.base64url.bad) expect(() => un64(bad), bad).toThrow();
  });
});
