import { render } from 'preact';
import { App } from './app';
import './app.css';
import { Notebook } from './notebook';
import { keepFiles } from './worker';

const notebook = new Notebook();
const root = document.getElementById('app')!;

/** One open notebook on a phone; who takes it over closes the other to the key. */
function take(steal: boolean): void {
  void navigator.locks.request('carnet', steal ? { steal } : { ifAvailable: true }, async (lock) => {
    if (!lock) {
      notebook.stage = 'elsewhere';
      notebook.tell();
      return;
    }
    await notebook.start();
    await new Promise(() => {});
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') notebook.lock();
    else throw error;
  });
}

addEventListener('keydown', (event) => { if (event.altKey && event.code === 'KeyV' && notebook.keys) notebook.lock(); });
addEventListener('beforeunload', (event) => { if (notebook.space && notebook.space.unsent > 0 && notebook.offline) event.preventDefault(); });

render(<App notebook={notebook} onHere={() => take(true)} />, root);
take(false);
if (import.meta.env.PROD) void keepFiles((takeOver) => { notebook.newer = takeOver; notebook.tell(); });
