import { RefusedByServer } from './api';
import { sendErasures } from './lead';
import { checkRemoved, refreshGrant, refreshRoster } from './membership';
import { pull, Restored } from './pull';
import { sendAgain, sendNew } from './push';
import { NoKey } from './sealer';
import type { Space } from './space';
import { writeJournal } from './journal';

const running = new WeakMap<Space, Promise<void>>();

/** One at a time in a space: what comes second waits for the first, and then runs. */
function exclusively<T>(space: Space, work: () => Promise<T>): Promise<T> {
  const mine = (running.get(space) ?? Promise.resolve()).then(work);
  running.set(space, mine.then(() => {}, () => {}));
  return mine;
}

export const sync = (space: Space): Promise<void> => exclusively(space, () => guarded(space, () => round(space)));

/** What leads do beside it, with the same answers to a server that came back from a copy or says that we are gone. */
export const asLead = (space: Space, work: (space: Space) => Promise<unknown>): Promise<void> =>
  exclusively(space, () => guarded(space, async () => {
    // On a copy put back, first what it lacks.
    if (space.state.restored) await round(space);
    if (!stopped(space) && !space.state.restored) await work(space);
  }));

async function guarded(space: Space, work: () => Promise<void>): Promise<void> {
  // A lying or a broken server could send us round for ever.
  for (let tries = 0; tries < 4 && !space.halted && !space.gone; tries++) {
    try {
      await work();
      return;
    } catch (error) {
      if (error instanceof Restored) await space.restart(error.gen);
      else if (error instanceof NoKey) {
        space.say({ what: 'noKey' });
        return;
      } else if (error instanceof RefusedByServer && error.code === 'restored') await space.restart(await genOf(space));
      else if (error instanceof RefusedByServer && error.code === 'removed') {
        await checkRemoved(space, error);
        return;
      } else throw error;
    }
  }
}

const genOf = async (space: Space): Promise<string> => (await space.api.changes(space.id, 0, 1)).gen;

const stopped = (space: Space): boolean => space.halted !== null || space.gone;

async function round(space: Space): Promise<void> {
  if (space.ring.chain.length === 0) await refreshRoster(space);
  if (stopped(space)) return;
  if (space.ring.keys.size === 0) await refreshGrant(space);
  await sendAgain(space);
  if (stopped(space)) return;
  await pull(space);
  if (stopped(space)) return;
  if (space.state.restored) await refreshRoster(space);
  if (stopped(space)) return;
  await sendErasures(space);
  let sent = false;
  for (let tries = 0; tries < 5 && !stopped(space) && (await sendNew(space, (row) => row.local?.t !== 'journal')); tries++) sent = true;
  if (stopped(space) || !sent) return;
  if (await writeJournal(space)) await sendNew(space, (row) => row.local?.t === 'journal');
}
