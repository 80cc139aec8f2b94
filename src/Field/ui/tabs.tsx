import type { ComponentChildren, VNode } from 'preact';
import { running } from '../work/outing';
import type { IconName } from './icons';
import type { Notebook } from './notebook';
import { Outing } from './outing';
import { StartOuting } from './start';
import { Team, waitingToEnter } from './team';

/** What a tab's screen is given: `go` opens another tab, with what it should begin by. */
export type Screen = { notebook: Notebook; chip: ComponentChildren; go: (tab: string, ask?: unknown) => void; ask: unknown };
type Tab = { id: string; label: string; icon: IconName; badge?: (notebook: Notebook) => number; screen: (props: Screen) => VNode | null };

export const tabs: readonly Tab[] = [
  { id: 'outing', label: 'Sortie', icon: 'footprints', screen: OutingTab },
  { id: 'team', label: 'Équipe', icon: 'users', badge: waitingToEnter, screen: Team },
];

function OutingTab(props: Screen) {
  const outing = props.notebook.outing();
  return outing && running(outing.rec) ? <Outing key={outing.id} {...props} {...outing} /> : <StartOuting {...props} />;
}
