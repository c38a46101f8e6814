import type { Opening } from './store';

const TABS = 'graphiql:tabState';
const TYPED = 'graphiql:query';

/**
 * What stands in the tab that was shown last in this browser, when its query was opened there and never typed; else nothing.
 * GraphiQL keeps its tabs, but looks for that one by what was typed, and without opens an empty one.
 */
export function shownLast(stored: () => Pick<Storage, 'getItem'>): Opening | null {
  try {
    const storage = stored();
    if (storage.getItem(TYPED)) {
      return null;
    }
    const read = JSON.parse(storage.getItem(TABS) ?? 'null') as { tabs?: Partial<Opening>[]; activeTabIndex?: number } | null;
    const tab = read?.tabs?.[read.activeTabIndex ?? 0];
    return tab ? { query: tab.query ?? '', variables: tab.variables ?? '' } : null;
  } catch {
    return null;
  }
}
