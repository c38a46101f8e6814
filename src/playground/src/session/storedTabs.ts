import { type Session, useSession } from './store';
import { isViewName } from './viewNames';

const KEY = 'newsgraph:tabs';

type Stored = Pick<Session, 'views' | 'splitViews' | 'viewStates'>;

/** Stores which views the tabs show and with which settings, for a reload of this browser window. */
export function storeTabs(): void {
  const { views, splitViews, viewStates } = useSession.getState();
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ views, splitViews, viewStates }));
  } catch {
    // Without storage the tabs show the views that fit their answers.
  }
}

/** Restores what was stored of the tabs that are open. */
export function restoreTabs(): void {
  const { openTabs } = useSession.getState();
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Stored>;
    useSession.setState({
      views: only(stored.views, openTabs, isViewName),
      splitViews: only(stored.splitViews, openTabs, isViewName),
      viewStates: only(stored.viewStates, openTabs, (value) => typeof value === 'object' && value !== null),
    });
  } catch {
    // As above.
  }
}

function only<T>(byTab: Record<string, T> | undefined, tabs: readonly string[] | null, isValid: (value: unknown) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(byTab ?? {}).filter(([tab, value]) => tabs?.includes(tab) && isValid(value)));
}
