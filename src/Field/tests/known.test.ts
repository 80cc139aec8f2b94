import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { expect, it } from 'vitest';
import { base64url, type Bytes, fromHex, LP, readText, toHex, u64 } from '../crypto/bytes';
import { acceptable, closeWithPassphrase, type Envelope, leastIterations } from '../crypto/envelope';
import { H, random } from '../crypto/primitives';
import { buckets, sealRecord, TooBig } from '../crypto/record';
import { epochKeys, newTeamKey } from '../crypto/grant';
import { completions, isWord, newPassphrase } from '../crypto/words';
import { person } from './rosters';

const pair = async (sk: string, pk: string): Promise<CryptoKeyPair> => {
  const point = fromHex(pk);
  const jwk = { kty: 'EC', crv: 'P-256', x: base64url(point.slice(1, 33)), y: base64url(point.slice(33)), d: base64url(fromHex(sk)) };
  const ecdh = { name: 'ECDH', namedCurve: 'P-256' };
  return {
    privateKey: await crypto.subtle.importKey('jwk', jwk, ecdh, false, ['deriveBits']),
    publicKey: await crypto.subtle.importKey('raw', point, ecdh, true, []),
  };
};

it('HPKE gives the answers of RFC 9180, A.3.1', async () => {
  const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });
  const ephemeral = '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4';
  const recipientKey = await pair('f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2',
    '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0');
  const info = fromHex('4f6465206f6e2061204772656369616e2055726e').buffer;
  const recipient = await suite.createRecipientContext({ recipientKey, enc: fromHex(ephemeral).buffer, info });
  const ct = fromHex('5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434');
  expect(readText(new Uint8Array(await recipient.open(ct.buffer, fromHex('436f756e742d30').buffer)))).toBe('Beauty is truth, truth beauty');
});

const hkdf = async (ikm: Bytes, salt: Bytes, info: Bytes, length: number): Promise<string> => {
  const key = await crypto.subtle.importKey('raw', ikm, 'HKDF', false, ['deriveBits']);
  return toHex(new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, length * 8)));
};

it('HKDF gives the answers of RFC 5869, A.1 and A.3', async () => {
  const ikm = new Uint8Array(22).fill(11), none = new Uint8Array(0);
  expect(await hkdf(ikm, fromHex('000102030405060708090a0b0c'), fromHex('f0f1f2f3f4f5f6f7f8f9'), 42))
    .toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865');
  expect(await hkdf(ikm, none, none, 42)).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8');
});

it('SHA-256 and the joined parts are those written down', async () => {
  expect(toHex(await H(new TextEncoder().encode('abc') as Bytes))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(toHex(LP('a', 1, Uint8Array.of(255)))).toBe('0000000161' + '000000080000000000000001' + '00000001ff');
  expect(() => u64(2 ** 53)).toThrow();
  expect(() => u64(-1)).toThrow();
});

it('An envelope that asks for less, or is older, is not even tried', async () => {
  const good = await closeWithPassphrase('45ad670c-1417-4c50-bc02-58113c35d731', 4, 'un deux', random(32), leastIterations);
  const but = (change: object) => acceptable({ ...good, ...change } as Envelope, 4);
  expect(but({})).toBe(true);
  const weaker = [{ v: 2 }, { kdf: 'none' }, { kdf: 'argon2id' }, { iterations: 599_999 }, { iterations: 10_000_001 }, { iterations: 6e5 + 0.5 }, { salt: '' }, { n: 3 }, { n: 0 }, { kind: 'kit' }];
  for (const change of weaker) expect([change, but(change)]).toEqual([change, false]);
});

it('A passphrase has seven words of the list, and three letters leave few', () => {
  const phrase = newPassphrase().split(' ');
  expect(phrase).toHaveLength(7);
  expect(phrase.every(isWord)).toBe(true);
  expect(completions('éle').every((word) => word.startsWith('ele'))).toBe(true);
  expect(completions('')).toEqual([]);
});

it('Records have five lengths, and one byte too long is said before anything is sealed', async () => {
  const team = await epochKeys(1, newTeamKey()), by = await person();
  const place = { space: by.user, id: by.user, rev: 1 };
  for (const bucket of buckets) {
    const sealed = await sealRecord(team, place, new Uint8Array(bucket - 84), by);
    expect((sealed.ct.length * 3) >> 2).toBe(bucket + 29);
  }
  expect(((await sealRecord(team, place, new Uint8Array(256 - 83), by)).ct.length * 3) >> 2).toBe(1024 + 29);
  await expect(sealRecord(team, place, new Uint8Array(65536 - 83), by)).rejects.toThrow(TooBig);
});
