import { NoAnswer } from './api';

export type Entry = 'in' | 'refused' | 'code' | 'later';

/** The field has a door of its own: no other part of the house reads its cookie. */
export async function enter(email: string, password: string, code: string): Promise<Entry> {
  let response: Response;
  try {
    response = await fetch('/terrain/api/v1/session', {
      method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password, ...(code ? { code } : {}) }),
    });
  } catch {
    throw new NoAnswer();
  }
  if (response.ok) return 'in';
  const { error } = await response.json().catch(() => ({})) as { error?: string };
  if (error === 'code_asked') return 'code';
  if (error === 'slow_down') return 'later';
  if (error === 'refused' || error === 'malformed' || error === 'unknown') return 'refused';
  throw new NoAnswer();
}

export async function leave(): Promise<void> {
  await fetch('/terrain/api/v1/session', { method: 'DELETE', credentials: 'same-origin' }).catch(() => {});
}

/** Totals of an outing, in clear. */
export async function sendOuting(team: string, id: string, body: string): Promise<boolean> {
  try {
    const response = await fetch(`/terrain/api/v1/teams/${team}/outings/${id}`, {
      method: 'PUT', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body,
    });
    return response.ok;
  } catch {
    return false;
  }
}
