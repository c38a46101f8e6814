import { create } from 'zustand';
import { asJson, type Dashboard, dashboardOf } from './dashboard';

const KEY = 'newsgraph:dashboards';
const MAX_DASHBOARDS = 200;

/** A dashboard of this browser. */
export interface OwnDashboard {
  id: string;
  dashboard: Dashboard;
}

interface DashboardStore {
  own: readonly OwnDashboard[];
  /** Why the last change could not be stored; null if it was stored. */
  failure: string | null;
  /** Stores a dashboard under an id, in the place of the one with the same id; false if the browser does not keep it. */
  keep(id: string, dashboard: Dashboard): boolean;
  remove(id: string): void;
}

/** The dashboards of this browser, stored by it and shared by its tabs. */
export const useDashboards = create<DashboardStore>()((set, get) => ({
  own: stored(),
  failure: null,
  keep: (id, dashboard) => {
    const { own } = get();
    const known = own.some((one) => one.id === id);
    if (!known && own.length >= MAX_DASHBOARDS) {
      set({ failure: `This browser keeps at most ${MAX_DASHBOARDS} dashboards. Delete some, then try again.` });
      return false;
    }
    const next = known ? own.map((one) => (one.id === id ? { id, dashboard } : one)) : [...own, { id, dashboard }];
    const failure = store(next);
    // A change that is not stored is shown all the same, with the message.
    set(failure === null || known ? { own: next, failure } : { failure });
    return failure === null;
  },
  remove: (id) => {
    const own = get().own.filter((one) => one.id !== id);
    const failure = store(own);
    set(failure === null ? { own, failure } : { failure });
  },
}));

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key === KEY) {
      useDashboards.setState({ own: stored() });
    }
  });
}

function store(own: readonly OwnDashboard[]): string | null {
  try {
    localStorage.setItem(KEY, JSON.stringify(own.map(({ id, dashboard }) => ({ id, dashboard: asJson(dashboard) }))));
    return null;
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError'
      ? 'The change is not saved: the browser has no room left for it. Download the file of this dashboard, delete other dashboards, then try again.'
      : 'The change is not saved: the browser keeps nothing for this page (its storage is switched off). Download the file of this dashboard to keep it.';
  }
}

// A dashboard that cannot be read is left out.
function stored(): OwnDashboard[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return (Array.isArray(read) ? (read as { id?: unknown; dashboard?: unknown }[]) : []).flatMap(({ id, dashboard }) => {
      try {
        return typeof id === 'string' ? [{ id, dashboard: dashboardOf(dashboard) }] : [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}
