import { type RosterEntry, signedBy } from '../crypto/roster';

/** Why an entry is not believed. Each of them stops everything, with its own screen. */
export type Distrust =
  | 'gap' | 'fork' | 'signer' | 'signature' | 'epoch' | 'keyId' | 'minEpoch' | 'noLead' | 'space' | 'rolledBack';

const changedOrGone = (before: RosterEntry, after: RosterEntry): boolean => before.roster.members.some((member) => {
  const now = after.roster.members.find((m) => m.id === member.id);
  return now === undefined || now.enc !== member.enc || now.sig !== member.sig;
});

/** The rules between one entry and the next; `before` is null for the first. */
export async function follows(before: RosterEntry | null, entry: RosterEntry): Promise<Distrust | null> {
  const now = entry.roster, then = before?.roster;
  if (then ? now.space !== then.space || now.team !== then.team : false) return 'space';
  if (now.v !== (then?.v ?? 0) + 1) return 'gap';
  if (now.prev !== (before?.hash ?? '')) return 'fork';
  if (!now.members.some((m) => m.role === 'lead')) return 'noLead';
  // The first entry is signed by one of its own leads: there is nobody before.
  const signer = (then ?? now).members.find((m) => m.id === now.by);
  if (signer?.role !== 'lead') return 'signer';
  if (!(await signedBy(entry, signer.sig))) return 'signature';
  if (!then || !before) return null;
  const raised = now.epoch === then.epoch + 1;
  if (now.epoch !== then.epoch && !raised) return 'epoch';
  if (!raised && changedOrGone(before, entry)) return 'epoch';
  if (raised === (now.keyId === then.keyId)) return 'keyId';
  return now.minEpoch < then.minEpoch ? 'minEpoch' : null;
}

/** What a client knows of a space before it asks: the entry 1 that was compared and the newest one seen. */
export type Pin = { genesis: string; v: number; hash: string };

export type Checked = { chain: RosterEntry[] } | { distrust: Distrust; at: number };

/** Entries from the first one, against the pin. */
export async function checkChain(space: string, entries: readonly RosterEntry[], pin: Pin | null): Promise<Checked> {
  const chain: RosterEntry[] = [];
  for (const entry of entries) {
    const wrong = entry.roster.space !== space ? 'space' : await follows(chain.at(-1) ?? null, entry);
    if (wrong) return { distrust: wrong, at: entry.roster.v };
    chain.push(entry);
  }
  if (pin === null) return { chain };
  if (chain.length < pin.v) return { distrust: 'rolledBack', at: chain.length };
  if (chain[0]!.hash !== pin.genesis || chain[pin.v - 1]!.hash !== pin.hash) return { distrust: 'fork', at: pin.v };
  return { chain };
}

export const pinOf = (chain: readonly RosterEntry[]): Pin =>
  ({ genesis: chain[0]!.hash, v: chain.length, hash: chain.at(-1)!.hash });

/** What is shown full screen to everyone: by whom and when stands in the entry. */
export type Change = { what: 'leadCame' | 'leadGone' | 'keyChanged'; who: string; entry: RosterEntry };

export function changes(before: RosterEntry, after: RosterEntry): Change[] {
  const out: Change[] = [];
  const lead = (entry: RosterEntry, id: string): boolean => entry.roster.members.some((m) => m.id === id && m.role === 'lead');
  for (const { id, role, enc, sig } of after.roster.members) {
    const was = before.roster.members.find((m) => m.id === id);
    if (role === 'lead' && !lead(before, id)) out.push({ what: 'leadCame', who: id, entry: after });
    if (was && (was.enc !== enc || was.sig !== sig)) out.push({ what: 'keyChanged', who: id, entry: after });
  }
  for (const { id, role } of before.roster.members)
    if (role === 'lead' && !lead(after, id)) out.push({ what: 'leadGone', who: id, entry: after });
  return out;
}

/** Every key that a person had as a member of an epoch: one for each entry of it that names them. */
export function memberKeys(chain: readonly RosterEntry[], id: string, epoch: number, role?: 'lead'): string[] {
  const keys = chain.filter((entry) => entry.roster.epoch === epoch)
    .flatMap((entry) => entry.roster.members.filter((m) => m.id === id && (!role || m.role === role)).map((m) => m.sig));
  return [...new Set(keys)];
}
