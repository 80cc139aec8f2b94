import { base64url } from '../crypto/bytes';
import { keyIdOf, newTeamKey } from '../crypto/grant';
import { newKeys, openKeys, type OwnKeys } from '../crypto/keys';
import { newId, random, secret } from '../crypto/primitives';
import { type RosterBody, type RosterEntry, signRoster, type Member } from '../crypto/roster';

export async function person(): Promise<OwnKeys> {
  const user = newId(), userSecret = await secret(random(32));
  return openKeys(user, await newKeys(user, 1, userSecret), userSecret);
}

export const member = (keys: OwnKeys, role: Member['role'] = 'member'): Member => ({ id: keys.user, role, enc: keys.enc, sig: keys.sig });

export const newKeyId = (): Promise<string> => keyIdOf(newTeamKey());

export async function first(lead: OwnKeys, others: Member[] = []): Promise<RosterEntry> {
  return signRoster({
    space: newId(), team: newId(), v: 1, prev: '', at: 1_700_000_000_000, by: lead.user,
    epoch: 1, keyId: await newKeyId(), minEpoch: 1, members: [member(lead, 'lead'), ...others],
  }, lead.signing);
}

export const after = (before: RosterEntry, by: OwnKeys, change: Partial<RosterBody> = {}): Promise<RosterEntry> => signRoster({
  ...before.roster, v: before.roster.v + 1, prev: before.hash, at: before.roster.at + 1000, by: by.user, ...change,
}, by.signing);

/** A chain that is right, and for each rule one that breaks it and nothing else. */
export async function goodAndBad(): Promise<{ good: RosterEntry[]; bad: { name: string; why: string; entries: RosterEntry[] }[] }> {
  const [ana, bea, cid, dan] = await Promise.all([person(), person(), person(), person()]);
  const one = await first(ana);
  const two = await after(one, ana, { members: [member(ana, 'lead'), member(bea, 'lead'), member(cid)] });
  const three = await after(two, bea, { epoch: 2, keyId: await newKeyId(), members: [member(ana, 'lead'), member(bea, 'lead')] });
  const four = await after(three, ana, { minEpoch: 2 });
  const good = [one, two, three, four];
  const others = await person();
  const alter = async (name: string, why: string, tail: RosterEntry, before = [one, two]) => ({ name, why, entries: [...before, tail] });
  const same = { members: two.roster.members };
  const leads = { members: [member(ana, 'lead'), member(bea, 'lead')] };
  const fresh = await newKeyId();
  const demoted = await after(two, ana, { members: [member(ana, 'lead'), member(bea), member(cid)] });
  const torn = await after(two, ana, same);
  return {
    good,
    bad: [
      { name: 'an entry is missing', why: 'gap', entries: [one, three] },
      { name: 'the first entry is missing', why: 'gap', entries: [two] },
      await alter('another entry went before', 'fork', await after(two, ana, { ...same, prev: one.hash })),
      await alter('signed by a member who is not a lead', 'signer', await after(two, cid, same)),
      await alter('signed by someone who is not in the space', 'signer', await after(two, dan, same)),
      await alter('signed by a lead who was demoted before', 'signer', await after(demoted, bea), [one, two, demoted]),
      await alter('the signature is of another lead', 'signature', await signRoster({ ...torn.roster }, bea.signing)),
      await alter('someone goes and the epoch stays', 'epoch', await after(two, ana, leads)),
      await alter('a key changes and the epoch stays', 'epoch', await after(two, ana, { members: [...leads.members, { ...member(others), id: cid.user }] })),
      await alter('the epoch rises by two', 'epoch', await after(two, ana, { ...same, epoch: 3, keyId: fresh })),
      await alter('the epoch rises and the key stays', 'keyId', await after(two, ana, { ...same, epoch: 2 })),
      await alter('the key changes and the epoch stays', 'keyId', await after(two, ana, { ...same, keyId: fresh })),
      await alter('the least epoch falls', 'minEpoch', await after(four, ana, { minEpoch: 1 }), good),
      await alter('no lead is left', 'noLead', await after(two, ana, { epoch: 2, keyId: fresh, members: [member(bea), member(cid)] })),
      await alter('another space', 'space', await after(two, ana, { ...same, space: newId() })),
      await alter('another team', 'space', await after(two, ana, { ...same, team: newId() })),
    ],
  };
}

export const anyBytes = (length: number): string => base64url(random(length));
