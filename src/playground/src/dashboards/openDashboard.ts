import { create } from 'zustand';
import { currentRoute, navigate } from '../address/route';
import { withFilters } from '../filters/filters';
import { newId } from '../library/savedQuestionsStore';
import { useSession } from '../session/store';
import type { Card, Dashboard } from './dashboard';
import { DATA, decodeDashboard, encodeDashboard } from './dashboardLink';
import { useDashboards } from './dashboardStore';
import { readSharedDashboards } from './sharedDashboards';

/** Where the open dashboard is from. */
export type Origin = { kind: 'own'; id: string } | { kind: 'shared'; name: string } | { kind: 'link' };

/** What the page shows: the list of dashboards, or one of them. */
export type Opened =
  | { stage: 'list' }
  | { stage: 'opening' }
  | { stage: 'problem'; message: string }
  /** `changed`: there are changes that are not kept in this browser. */
  | { stage: 'open'; origin: Origin; dashboard: Dashboard; changed: boolean };

interface OpenDashboard {
  /** What is open, as the address names it. */
  key: string;
  opened: Opened;
}

export const useOpenDashboard = create<OpenDashboard>()(() => ({ key: '', opened: { stage: 'list' } }));

// Another tab of the browser, or the page Query, may change the dashboard that is open.
useDashboards.subscribe(({ own }) => {
  const { opened } = useOpenDashboard.getState();
  const id = opened.stage === 'open' && opened.origin.kind === 'own' ? opened.origin.id : null;
  const dashboard = own.find((one) => one.id === id)?.dashboard;
  if (opened.stage === 'open' && dashboard && dashboard !== opened.dashboard) {
    useOpenDashboard.setState({ opened: { ...opened, dashboard } });
  }
});

// The title of the browser's tab names the dashboard.
useOpenDashboard.subscribe(({ opened }) => useSession.setState({ dashboardTitle: opened.stage === 'open' ? opened.dashboard.title : '' }));

/** The part of the address that names a dashboard; empty for the list. */
export function keyOfParams(params: URLSearchParams): string {
  return ['own', 'shared', DATA].filter((name) => params.has(name)).map((name) => `${name}=${params.get(name)!}`)[0] ?? '';
}

/** Opens what the address names, unless it is open. */
export async function openFromAddress(params: URLSearchParams): Promise<void> {
  const key = keyOfParams(params);
  if (key === useOpenDashboard.getState().key) {
    return;
  }
  useOpenDashboard.setState({ key, opened: key === '' ? { stage: 'list' } : { stage: 'opening' } });
  const opened = key === '' ? null : await read(params).catch((error: unknown) => ({ stage: 'problem' as const, message: messageOf(error) }));
  if (opened && useOpenDashboard.getState().key === key) {
    useOpenDashboard.setState({ opened });
    if (opened.stage === 'open') {
      openWithItsFilters(params, opened.dashboard);
    }
  }
}

async function read(params: URLSearchParams): Promise<Opened> {
  const id = params.get('own');
  if (id !== null) {
    const dashboard = useDashboards.getState().own.find((one) => one.id === id)?.dashboard;
    return dashboard
      ? { stage: 'open', origin: { kind: 'own', id }, dashboard, changed: false }
      : { stage: 'problem', message: 'This dashboard is not in this browser. A link for others is made with “Copy link”.' };
  }
  const name = params.get('shared');
  if (name !== null) {
    const shared = (await readSharedDashboards()).find((one) => one.name === name);
    return shared?.dashboard
      ? { stage: 'open', origin: { kind: 'shared', name }, dashboard: shared.dashboard, changed: false }
      : { stage: 'problem', message: shared?.problem ?? `The gateway has no dashboard “${name}”.` };
  }
  return { stage: 'open', origin: { kind: 'link' }, dashboard: await decodeDashboard(params.get(DATA)!), changed: false };
}

// An address without filters opens the dashboard with those that were saved with it.
function openWithItsFilters(params: URLSearchParams, { filters }: Dashboard): void {
  const given = ['from', 'until', 'topic', 'provider'].some((name) => params.has(name));
  if (!given && currentRoute().page === 'dashboards') {
    navigate({ page: 'dashboards', params: withFilters(params, filters) }, { replace: true });
  }
}

/** Changes the open dashboard. One of this browser is stored; a link in the address is kept up to date. */
export function changeDashboard(change: (dashboard: Dashboard) => Dashboard): void {
  const { opened, key } = useOpenDashboard.getState();
  if (opened.stage !== 'open') {
    return;
  }
  const dashboard = change(opened.dashboard);
  if (dashboard === opened.dashboard) {
    return;
  }
  const stored = opened.origin.kind === 'own' && useDashboards.getState().keep(opened.origin.id, dashboard);
  useOpenDashboard.setState({ opened: { ...opened, dashboard, changed: !stored } });
  if (opened.origin.kind === 'link') {
    void updateLink(dashboard, key);
  }
}

async function updateLink(dashboard: Dashboard, before: string): Promise<void> {
  const data = await encodeDashboard(dashboard);
  const { opened, key } = useOpenDashboard.getState();
  const route = currentRoute();
  // Another change, or another address, may have come meanwhile.
  if (opened.stage === 'open' && opened.dashboard === dashboard && route.page === 'dashboards' && keyOfParams(route.params) === key && key === before) {
    const params = new URLSearchParams(route.params);
    params.set(DATA, data);
    useOpenDashboard.setState({ key: keyOfParams(params) });
    navigate({ page: 'dashboards', params }, { replace: true });
  }
}

/** Changes one card of the open dashboard. */
export function changeCard(id: string, change: (card: Card) => Card): void {
  changeDashboard((dashboard) => ({ ...dashboard, cards: dashboard.cards.map((card) => (card.id === id ? change(card) : card)) }));
}

/** Keeps a dashboard in this browser and goes to it; false if the browser does not keep it. */
export function saveAsOwn(dashboard: Dashboard): boolean {
  const id = newId();
  if (!useDashboards.getState().keep(id, dashboard)) {
    return false;
  }
  const params = new URLSearchParams({ own: id });
  const route = currentRoute();
  ['from', 'until', 'topic', 'provider'].forEach((name) => route.page === 'dashboards' && route.params.getAll(name).forEach((value) => params.append(name, value)));
  navigate({ page: 'dashboards', params });
  return true;
}

function messageOf(error: unknown): string {
  return error instanceof TypeError ? 'The gateway cannot be reached. Check that it is running, then try again.' : error instanceof Error ? error.message : String(error);
}
