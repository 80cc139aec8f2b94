import { keyIdOf, makeGrant, newTeamKey } from '../crypto/grant';
import type { OwnKeys } from '../crypto/keys';
import { newId } from '../crypto/primitives';
import { signRoster } from '../crypto/roster';
import type { FieldApi } from './api';

/** A space of one, its founder leading; others are compared and admitted afterwards. */
export async function found(api: FieldApi, own: OwnKeys, team: string, at: number): Promise<string> {
  const space = newId(), teamKey = newTeamKey();
  const first = await signRoster({
    space, team, v: 1, prev: '', at, by: own.user, epoch: 1, keyId: await keyIdOf(teamKey), minEpoch: 1,
    members: [{ id: own.user, role: 'lead', enc: own.enc, sig: own.sig }],
  }, own.signing);
  const grant = await makeGrant({ space, epoch: 1, to: own.user, toEnc: own.enc, roster: first.hash }, teamKey, own);
  await api.found({ ...first.signed, grants: [grant] });
  return space;
}
