import type { TabContent } from '../session/store';

const TABS_KEY = 'graphiql:tabState';
const QUERY_KEY = 'graphiql:query';

/**
 * The content of the tab that was active last in this browser, if its query was opened rather than typed; else null. GraphiQL
 * stores its tabs, but finds the active one by the query that was typed last, and without such a query opens an empty tab.
 */
export function restoredTab(getStorage: () => Pick<Storage, 'getItem'>): TabContent | null {
  try {
    const storage = getStorage();
    if (storage.getItem(QUERY_KEY)) {
      return null;
    }
    const state = JSON.parse(storage.getItem(TABS_KEY) ?? 'null') as { tabs?: Partial<TabContent>[]; activeTabIndex?: number } | null;
    const tab = state?.tabs?.[state.activeTabIndex ?? 0];
    return tab ? { query: tab.query ?? '', variables: tab.variables ?? '' } : null;
  } catch {
    return null;
  }
}
