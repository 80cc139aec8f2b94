import { describe, expect, it } from 'vitest';
import { base64url, type Bytes } from '../crypto/bytes';
import { sealFile, openFile } from '../crypto/files';
import { epochKeys, openGrant, openLink } from '../crypto/grant';
import { localKey, openDraft, openKeys, openPins, openRow } from '../crypto/keys';
import { random, secret, verifyingKey } from '../crypto/primitives';
import { erasureSignedBy, openRecord, openWrap, signedRight } from '../crypto/record';
import { readEntry, signedBy } from '../crypto/roster';
import { openEnvelope } from '../crypto/envelope';
import { flips, un64, vectors } from './data';

const v = vectors('vectors.json'), more = vectors('vectors-more.json');
const { user, space, id } = v;
const keys = await openKeys(user, { ...v.priv, priv: v.priv.box }, await secret(un64(v.env.UK)));
const team = await epochKeys(v.rec.epoch, un64(v.grant.TEK));
const at = { space, id, rev: v.rec.rev };
const other = await secret(un64(more.kit.UK));
const local = await localKey(other);
const signer = await verifyingKey(un64(v.priv.sig));
const grant = { space, epoch: v.grant.epoch, to: user, by: user, roster: v.roster.hash, enc: v.grant.enc, ct: v.grant.ct, sig: v.grant.sig };

/** True, or a value, when the changed thing was taken for good. */
type Reading = (changed: string, bytes: Bytes) => Promise<unknown>;
const cases: [string, string, Reading][] = [
  ['kit envelope', more.kit.envelope.box, (box) => openEnvelope(user, { ...more.kit.envelope, box }, un64(more.kit.bits))],
  ['private keys', v.priv.box, async (box) => openKeys(user, { ...v.priv, priv: box }, await secret(un64(v.env.UK)))],
  ['pins', more.pins.box, (box) => openPins(user, more.pins.n, box, other)],
  ['local row', more.local.box, (_, bytes) => openRow(local, space, id, bytes)],
  ['draft', more.draft.ct, (ct) => openDraft(keys, { ...more.draft, ct })],
  ['grant, encapsulated key', grant.enc, (enc) => openGrant({ ...grant, enc }, keys, v.grant.keyId, v.priv.sig)],
  ['grant, text', grant.ct, (ct) => openGrant({ ...grant, ct }, keys, v.grant.keyId, v.priv.sig)],
  ['grant, signature', grant.sig, (sig) => openGrant({ ...grant, sig }, keys, v.grant.keyId, v.priv.sig)],
  ['link', v.link.box, (box) => openLink(space, team, { epoch: v.link.epoch, box }, v.link.prevKeyId)],
  ['wrap', v.rec.wrap, (wrap) => openWrap(team, at, wrap)],
  ['record', v.rec.ct, (ct) => openRecord(team, at, { ...v.rec, ct })],
  ['roster', v.roster.body, async (body) => signedBy(await readEntry({ ...v.roster, body }), v.priv.sig)],
  ['roster, signature', v.roster.sig, async (sig) => signedBy(await readEntry({ ...v.roster, sig }), v.priv.sig)],
  ['erasure, signature', v.erase.sig, (sig) => erasureSignedBy(space, { id, by: user, ...v.erase, sig }, signer)],
];

async function taken(reading: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await reading()) !== false;
  } catch {
    return false;
  }
}

describe('One bit changed is refused', () => {
  it.each(cases)('%s', async (_, right, reading) => {
    expect(await taken(() => reading(right, un64(right)))).toBe(true);
    let accepted = 0;
    for (const changed of flips(un64(right))) if (await taken(() => reading(base64url(changed), changed))) accepted++;
    expect(accepted).toBe(0);
  });

  it('author and text of a record', async () => {
    const right = await openRecord(team, at, v.rec);
    expect(await signedRight(at, right, signer)).toBe(true);
    for (const sig of flips(right.sig)) expect(await signedRight(at, { ...right, sig }, signer)).toBe(false);
    for (const json of flips(right.json)) expect(await signedRight(at, { ...right, json }, signer)).toBe(false);
    expect(await signedRight({ ...at, rev: at.rev + 1 }, right, signer)).toBe(false);
    expect(await signedRight(at, { ...right, by: space }, signer)).toBe(false);
  });

  it('chunk of a file, at both ends', async () => {
    const key = random(32);
    const [chunk] = await sealFile(space, id, key, random(1000));
    for (const bit of [...Array(400).keys()].flatMap((n) => [n, chunk!.length * 8 - 1 - n])) {
      const changed = chunk!.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(await taken(() => openFile(space, id, key, [changed], 1000))).toBe(false);
    }
  });
});
