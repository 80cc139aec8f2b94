import { describe, expect, it } from 'vitest';
import { base64url, readText, uuid } from '../crypto/bytes';
import { closeWithPassphrase, openEnvelope } from '../crypto/envelope';
import { epochKeys, keyIdOf, openGrant, openLink } from '../crypto/grant';
import { openKeys } from '../crypto/keys';
import { H, Refused, secret, verifyingKey } from '../crypto/primitives';
import { readEntry, signedBy } from '../crypto/roster';
import { erasureSignedBy, fingerprint, openRecord, openWrap, sealWrap, signedRight, sumTerm, tagOf, writeSum } from '../crypto/record';
import { un64, vectors } from './data';

const v = vectors('vectors.json');
const { user, space, id } = v;
const userSecret = secret(un64(v.env.UK));
const { pass, UK: _, ...envelope } = v.env;
const keys = async () => openKeys(user, { ...v.priv, priv: v.priv.box }, await userSecret);

describe('values made by two other programs', () => {
  it('open the envelope with the passphrase and no other', async () => {
    expect(base64url(await openEnvelope(user, envelope, pass))).toBe(v.env.UK);
    await expect(openEnvelope(user, envelope, pass + ' canal')).rejects.toThrow(Refused);
    await expect(openEnvelope(space, envelope, pass)).rejects.toThrow(Refused);
  });

  it('write an envelope that reads back', async () => {
    const again = await closeWithPassphrase(user, 2, pass, un64(v.env.UK));
    expect(base64url(await openEnvelope(user, again, pass, 2))).toBe(v.env.UK);
  });

  it('open the private keys, which fit the public ones', async () => {
    expect((await keys()).enc).toBe(v.priv.enc);
    await expect(openKeys(user, { ...v.priv, priv: v.priv.box, n: 2 }, await userSecret)).rejects.toThrow(Refused);
  });

  it('read the roster, its hash and its signature', async () => {
    const entry = await readEntry(v.roster);
    expect(entry.hash).toBe(v.roster.hash);
    expect(await signedBy(entry, v.priv.sig)).toBe(true);
  });

  it('open the grant and the link to the epoch before', async () => {
    const { epoch, enc, ct, sig, keyId, TEK } = v.grant;
    const grant = { space, epoch, to: user, by: user, roster: v.roster.hash, enc, ct, sig };
    const teamKey = await openGrant(grant, await keys(), keyId, v.priv.sig);
    expect(base64url(teamKey)).toBe(TEK);
    const before = await openLink(space, await epochKeys(epoch, teamKey), v.link, v.link.prevKeyId);
    expect(base64url(before)).toBe(v.link.TEK0);
    expect(await keyIdOf(before)).toBe(v.link.prevKeyId);
    await expect(openGrant({ ...grant, epoch: 3 }, await keys(), keyId, v.priv.sig)).rejects.toThrow(Refused);
  });

  it('open the record, check its signature, tag and sum', async () => {
    const at = { space, id, rev: v.rec.rev };
    const team = await epochKeys(v.rec.epoch, un64(v.grant.TEK));
    const record = await openRecord(team, at, v.rec);
    expect(base64url(record.json)).toBe(v.rec.json);
    expect(JSON.parse(readText(record.json)).t).toBe('person');
    expect(record.by).toBe(user);
    expect(await signedRight(at, record, await verifyingKey(un64(v.priv.sig)))).toBe(true);
    expect(await tagOf(un64(v.rec.ct))).toBe(v.rec.tag);
    expect(writeSum(await sumTerm(id, v.rec.rev, v.rec.tag))).toBe(v.rec.sum);
    // A new wrap under another epoch opens the same content.
    const next = await epochKeys(3, un64(v.link.TEK0));
    const wrap = await sealWrap(next, at, await openWrap(team, at, v.rec.wrap));
    expect(base64url((await openRecord(next, at, { ...v.rec, epoch: 3, wrap })).json)).toBe(v.rec.json);
  });

  it('print the fingerprint and check the erasure', async () => {
    expect((await fingerprint(user, v.priv.enc, v.priv.sig)).digits).toBe(v.finger);
    const key = await verifyingKey(un64(v.priv.sig));
    const erasure = { id, by: user, day: v.erase.day, epoch: v.erase.epoch, sig: v.erase.sig };
    expect(await erasureSignedBy(space, erasure, key)).toBe(true);
    expect(await erasureSignedBy(space, { ...erasure, day: erasure.day + 1 }, key)).toBe(false);
    expect((await H(uuid(id))).length).toBe(32);
  });
});
