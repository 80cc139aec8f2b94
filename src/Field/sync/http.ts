import { type FieldApi, type KnownEntry, NoAnswer, RefusedByServer } from './api';

const root = '/terrain/api/v1';
/** A street has slow networks; beyond this the same bytes are sent again. */
const patience = 30_000;

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(root + path, {
      method, credentials: 'same-origin', cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(patience),
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new NoAnswer();
  }
  if (response.ok) return response.status === 204 || response.status === 201 ? (undefined as T) : reading<T>(response);
  const said = await response.json().catch(() => ({})) as { error?: string; message?: string; entry?: KnownEntry };
  // A gateway's page is no answer of the server.
  if (typeof said.error !== 'string') throw new NoAnswer();
  throw new RefusedByServer(response.status, said.error, said.message, said.entry);
}

async function reading<T>(response: Response): Promise<T> {
  try {
    return await response.json() as T;
  } catch {
    throw new NoAnswer();
  }
}

const of = (space: string): string => `/spaces/${space}`;

export const http: FieldApi = {
  me: () => call('GET', '/me'),
  putKeys: (keys) => call('PUT', '/me/keys', keys),
  putEnvelope: (envelope) => call('PUT', `/me/envelopes/${envelope.kind}`, envelope),
  putPins: (pins) => call('PUT', '/me/pins', pins),
  found: (first) => call('POST', '/spaces', first),
  people: (team) => call('GET', `/teams/${team}/people`),
  roster: (space, from) => call('GET', `${of(space)}/roster?from=${from}`),
  addEntry: (space, change) => call('POST', `${of(space)}/roster`, change),
  grant: (space) => call('GET', `${of(space)}/grant`),
  changes: (space, since, limit) => call('GET', `${of(space)}/changes?since=${since}&limit=${limit}`),
  push: (space, batch) => call('POST', `${of(space)}/push`, batch),
  erase: (space, batch) => call('POST', `${of(space)}/erase`, batch),
  toRewrap: (space, below, limit) => call('GET', `${of(space)}/rewrap?below=${below}&limit=${limit}`),
  rewrap: (space, items) => call('POST', `${of(space)}/rewrap`, { items }),
  history: (space, id) => call('GET', `${of(space)}/records/${id}/history`),
};
