import { base64url, type Bytes, fromBase64url, isUuid, labelled, Malformed, readText, text } from './bytes';
import { H, sign, verify, verifyingKey } from './primitives';

export type Role = 'lead' | 'member';
export type Member = { id: string; role: Role; enc: string; sig: string };
export type RosterBody = {
  space: string; team: string; v: number; prev: string; at: number; by: string;
  epoch: number; keyId: string; minEpoch: number; members: Member[];
};
/** The body travels as the bytes that were signed. */
export type SignedRoster = { body: string; sig: string };
export type RosterEntry = { roster: RosterBody; hash: string; signed: SignedRoster };

const signedBytes = (body: Bytes): Bytes => labelled('roster', body);

/** One form for one content: keys in this order, no space, so that no two readers see two rosters in one body. */
export const writeBody = (r: RosterBody): Bytes => text(JSON.stringify({
  space: r.space, team: r.team, v: r.v, prev: r.prev, at: r.at, by: r.by, epoch: r.epoch, keyId: r.keyId, minEpoch: r.minEpoch,
  members: r.members.map((m) => ({ id: m.id, role: m.role, enc: m.enc, sig: m.sig })),
}));

const whole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const bytesOf = (value: unknown, length: number): value is string => {
  try {
    return typeof value === 'string' && fromBase64url(value, length).length === length;
  } catch {
    return false;
  }
};

export function readBody(bytes: Bytes): RosterBody {
  const read = readText(bytes);
  let r: RosterBody;
  try {
    r = JSON.parse(read) as RosterBody;
  } catch {
    throw new Malformed('roster: not JSON');
  }
  const member = (m: Member): boolean =>
    typeof m === 'object' && m !== null && isUuid(m.id) && (m.role === 'lead' || m.role === 'member') && bytesOf(m.enc, 65) && bytesOf(m.sig, 65);
  const fits = typeof r === 'object' && r !== null && isUuid(r.space) && isUuid(r.team) && whole(r.v) && r.v > 0
    && (r.prev === '' || bytesOf(r.prev, 32)) && whole(r.at) && isUuid(r.by) && whole(r.epoch) && r.epoch > 0
    && bytesOf(r.keyId, 16) && whole(r.minEpoch) && r.minEpoch <= r.epoch
    && Array.isArray(r.members) && r.members.every(member) && new Set(r.members.map((m) => m.id)).size === r.members.length;
  if (!fits || readText(writeBody(r)) !== read) throw new Malformed('roster: not of the agreed form');
  return r;
}

export async function signRoster(roster: RosterBody, key: CryptoKey): Promise<RosterEntry> {
  const body = writeBody(roster);
  const signed = signedBytes(body);
  return {
    roster: readBody(body), hash: base64url(await H(signed)),
    signed: { body: base64url(body), sig: base64url(await sign(key, signed)) },
  };
}

/** Reads an entry without believing it. */
export async function readEntry(signed: SignedRoster): Promise<RosterEntry> {
  const body = fromBase64url(signed.body);
  return { roster: readBody(body), hash: base64url(await H(signedBytes(body))), signed: { body: signed.body, sig: signed.sig } };
}

export async function signedBy(entry: RosterEntry, sig: string): Promise<boolean> {
  const body = fromBase64url(entry.signed.body);
  return verify(await verifyingKey(fromBase64url(sig, 65)), fromBase64url(entry.signed.sig, 64), signedBytes(body));
}
