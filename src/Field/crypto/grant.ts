import { base64url, type Bytes, equal, fromBase64url, labelled, text, uuid } from './bytes';
import * as hpke from './hpke';
import type { OwnKeys } from './keys';
import { KDF, OPEN, random, Refused, SEAL, sealingKeyOf, secret, sign, verify, verifyingKey } from './primitives';

/** The team key of an epoch, given to one member by one lead under one roster entry. */
export type Grant = { space: string; epoch: number; to: string; by: string; roster: string; enc: string; ct: string; sig: string };
export type Link = { epoch: number; box: string };

/** What an epoch's key opens, derived once; the key itself cannot be taken out. */
export type EpochKeys = { epoch: number; keyId: string; wrap: CryptoKey; link: CryptoKey };

export const newTeamKey = (): Bytes => random(32);

/** All who hold the same key read the same id in the roster. */
export const keyIdOf = async (teamKey: Bytes): Promise<string> =>
  base64url((await KDF(await secret(teamKey), 'id')).slice(0, 16));

export async function epochKeys(epoch: number, teamKey: Bytes): Promise<EpochKeys> {
  const key = await secret(teamKey);
  const [keyId, wrap, link] = await Promise.all([keyIdOf(teamKey), sealingKeyOf(key, 'wrap'), sealingKeyOf(key, 'link')]);
  return { epoch, keyId, wrap, link };
}

type About = { space: string; epoch: number; to: string; toEnc: string; by: string; roster: string; keyId: string };

const aadOf = (g: About): Bytes => labelled(
  'grant', uuid(g.space), g.epoch, uuid(g.to), fromBase64url(g.toEnc, 65), uuid(g.by), fromBase64url(g.roster, 32), fromBase64url(g.keyId, 16));

const info = text('maillage/1/grant');

export async function makeGrant(about: Omit<About, 'keyId' | 'by'>, teamKey: Bytes, by: OwnKeys): Promise<Grant> {
  const { space, epoch, to, roster } = about;
  const aad = aadOf({ ...about, by: by.user, keyId: await keyIdOf(teamKey) });
  const { enc, ct } = await hpke.seal(fromBase64url(about.toEnc, 65), info, aad, teamKey);
  const sig = await sign(by.signing, labelled('grant-sig', aad, enc, ct));
  return { space, epoch, to, by: by.user, roster, enc: base64url(enc), ct: base64url(ct), sig: base64url(sig) };
}

/** `keyId` and the signer's key are those of the roster entry that the grant names, never of the grant. */
export async function openGrant(grant: Grant, keys: OwnKeys, keyId: string, signerSig: string): Promise<Bytes> {
  const { space, epoch, to, by, roster } = grant;
  if (to !== keys.user) throw new Refused();
  const aad = aadOf({ space, epoch, to, toEnc: keys.enc, by, roster, keyId });
  const enc = fromBase64url(grant.enc, 65), ct = fromBase64url(grant.ct);
  const signer = await verifyingKey(fromBase64url(signerSig, 65));
  if (!(await verify(signer, fromBase64url(grant.sig, 64), labelled('grant-sig', aad, enc, ct)))) throw new Refused();
  const teamKey = await hpke.open(keys.exchange, enc, info, aad, ct);
  if (teamKey.length !== 32 || (await keyIdOf(teamKey)) !== keyId) throw new Refused();
  return teamKey;
}

const linkAd = (space: string, epoch: number, keyIdBefore: string): Bytes =>
  labelled('link', uuid(space), epoch, fromBase64url(keyIdBefore, 16));

/** The key of the epoch before, closed by this one: one grant opens the past. */
export async function makeLink(space: string, of: EpochKeys, before: Bytes): Promise<Link> {
  return { epoch: of.epoch, box: base64url(await SEAL(of.link, linkAd(space, of.epoch, await keyIdOf(before)), before)) };
}

export async function openLink(space: string, of: EpochKeys, link: Link, keyIdBefore: string): Promise<Bytes> {
  const before = await OPEN(of.link, linkAd(space, of.epoch, keyIdBefore), fromBase64url(link.box));
  if (before.length !== 32 || !equal(text(await keyIdOf(before)), text(keyIdBefore))) throw new Refused();
  return before;
}
