import { set, shown } from '../merge/edit';
import { newRec } from '../merge/record';
import type { Person } from '../sync/api';
import { sendOuting } from '../sync/door';
import { clearId, inClear, markSent, running, sentAs } from '../work/outing';
import type { Notebook } from './notebook';

/** Totals of the outings that have ended, in clear; again when one was corrected. */
export async function sendTotals(notebook: Notebook, team: string): Promise<void> {
  for (const { id, rec } of notebook.all('outing')) {
    if (running(rec) || !clearId(rec)) continue;
    const body = JSON.stringify(inClear(rec, 0, notebook.now()));
    if (sentAs(rec) !== body && (await sendOuting(team, clearId(rec), body))) await notebook.space!.edit(id, (now) => markSent(now, body, notebook.hand()));
  }
}

const named = (notebook: Notebook): Record<string, string> =>
  Object.assign({}, ...notebook.all('names').map(({ rec }) => shown(rec, 'names'))) as Record<string, string>;

export const nameIn = (notebook: Notebook, id: string): string | undefined => named(notebook)[id];

/** Names of members, signed by a lead: they are there without network, and after someone has left. */
export async function keepNames(notebook: Notebook, people: readonly Person[]): Promise<void> {
  if (!notebook.space!.lead) return;
  const before = named(notebook), now = { ...before, ...Object.fromEntries(people.map(({ id, name }) => [id, name])) };
  if (Object.entries(now).every(([id, name]) => before[id] === name)) return;
  const [kept] = notebook.all('names'), rec = set(kept?.rec ?? newRec('names', null), 'names', now, notebook.hand());
  await (kept ? notebook.space!.edit(kept.id, () => rec) : notebook.space!.create(rec));
}
