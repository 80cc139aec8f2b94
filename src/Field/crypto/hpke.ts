import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { Bytes } from './bytes';
import { exchangeKey, Refused } from './primitives';

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

const exact = (value: Bytes): ArrayBuffer => value.slice().buffer;

export async function seal(to: Bytes, info: Bytes, aad: Bytes, plain: Bytes): Promise<{ enc: Bytes; ct: Bytes }> {
  const sender = await suite.createSenderContext({ recipientPublicKey: await exchangeKey(to), info: exact(info) });
  const ct = new Uint8Array(await sender.seal(exact(plain), exact(aad)));
  return { enc: new Uint8Array(sender.enc), ct };
}

/** The pair, not the private key alone: it cannot be taken out to compute the public half. */
export async function open(keys: CryptoKeyPair, enc: Bytes, info: Bytes, aad: Bytes, ct: Bytes): Promise<Bytes> {
  try {
    const recipient = await suite.createRecipientContext({ recipientKey: keys, enc: exact(enc), info: exact(info) });
    return new Uint8Array(await recipient.open(exact(ct), exact(aad)));
  } catch {
    throw new Refused();
  }
}
