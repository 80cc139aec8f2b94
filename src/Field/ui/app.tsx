import { useEffect, useState } from 'preact/hooks';
import { Full, Warning } from './alerts';
import { Door, Elsewhere } from './door';
import { Enrol } from './enrol';
import { Icon } from './icons';
import { Locked } from './lock';
import type { Notebook } from './notebook';
import { tabs } from './tabs';
import { Waiting } from './team';

export function App({ notebook, onHere }: { notebook: Notebook; onHere: () => void }) {
  const [, again] = useState(0);
  const [hidden, setHidden] = useState(false);
  useEffect(() => notebook.listen(() => again((n) => n + 1)), []);
  useEffect(() => {
    const cover = (): void => setHidden(document.visibilityState === 'hidden');
    document.addEventListener('visibilitychange', cover);
    return () => document.removeEventListener('visibilitychange', cover);
  }, []);
  return <>{hidden && <div class="cover" />}<Stage notebook={notebook} onHere={onHere} /></>;
}

function Stage({ notebook, onHere }: { notebook: Notebook; onHere: () => void }) {
  const [alert] = notebook.alerts;
  if (alert) return <Warning notebook={notebook} alert={alert} />;
  if (notebook.full) return <Full notebook={notebook} />;
  switch (notebook.stage) {
    case 'starting': return null;
    case 'elsewhere': return <Elsewhere onHere={onHere} />;
    case 'door': return <Door notebook={notebook} />;
    case 'enrol': return <Enrol steps={async (words) => { await notebook.enrolled(words); return true; }} />;
    case 'locked': return <Locked notebook={notebook} />;
    case 'waiting': return <Waiting notebook={notebook} />;
    case 'open': return <Open notebook={notebook} />;
  }
}

/** Always on the screen: what has not left this phone yet. */
function Chip({ notebook }: { notebook: Notebook }) {
  const space = notebook.space!, stuck = [...space.rows.values()].filter((row) => row.stuck !== null || row.aside === 'unreadable' || row.aside === 'untrusted').length;
  const { unsent } = space;
  const [name, text, tone] = stuck > 0 ? (['triangle-alert', `${stuck} bloqués`, 'stuck'] as const)
    : unsent > 0 ? ([notebook.offline ? 'cloud-off' : 'cloud-upload', `${unsent} à envoyer`, 'wait'] as const)
      : notebook.offline ? (['cloud-off', 'Sans réseau', 'wait'] as const) : (['cloud-check', 'À jour', 'ok'] as const);
  const signedOut = notebook.me === null && !notebook.offline;
  return <button type="button" class={`chip ${tone}`} onClick={() => (signedOut ? notebook.toDoor() : void notebook.syncNow())}>
    <Icon name={name} />{signedOut ? 'Se reconnecter' : text}</button>;
}

function Open({ notebook }: { notebook: Notebook }) {
  const [at, setAt] = useState<{ tab: string; ask: unknown; n: number }>({ tab: tabs[0]!.id, ask: null, n: 0 });
  if (notebook.space!.gone) return <Waiting notebook={notebook} />;
  const go = (tab: string, ask: unknown = null): void => setAt({ tab, ask, n: at.n + 1 });
  const { screen: Here } = tabs.find((tab) => tab.id === at.tab)!;
  return (
    <>
      <Here key={at.n} notebook={notebook} chip={<Chip notebook={notebook} />} go={go} ask={at.ask} />
      <nav class="bar" aria-label="Carnet">
        <div>
          <button type="button" class="lock" onClick={notebook.lock}><Icon name="lock" />Verrou</button>
          {tabs.map(({ id, label, icon, badge }) => {
            const waiting = badge?.(notebook) ?? 0;
            return (
              <button type="button" key={id} {...(at.tab === id ? { 'aria-current': 'page' as const } : {})} onClick={() => go(id)}>
                <Icon name={icon} />{label}{waiting > 0 && <span class="badge">{waiting}<span class="sr"> à voir</span></span>}
              </button>
            );
          })}
        </div>
      </nav>
    </>
  );
}
