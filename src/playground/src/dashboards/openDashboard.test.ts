import assert from 'node:assert/strict';
import { afterAll, beforeEach, test, vi } from 'vitest';
import type { Dashboard } from './dashboard';

// A browser as far as it is needed.
const kept = new Map<string, string>();
let full = false;
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => {
    if (full) {
      throw new DOMException('full', 'QuotaExceededError');
    }
    kept.set(key, text);
  },
});
vi.stubGlobal('location', { hash: '', href: 'http://localhost/graphiql' });
const go = (_: unknown, __: string, hash: string) => void (location.hash = hash);
vi.stubGlobal('history', { pushState: go, replaceState: go });
vi.stubGlobal('addEventListener', () => {});

const { changeDashboard, openFromAddress, saveAsOwn, useOpenDashboard } = await import('./openDashboard');
const { useDashboards } = await import('./dashboardStore');
const { currentRoute } = await import('../address/route');
const { encodeDashboard } = await import('./dashboardLink');

const dashboard: Dashboard = { title: 'A', sentence: '', filters: { from: undefined, until: undefined, topics: ['AI'], providers: [] }, cards: [] };
const opened = () => useOpenDashboard.getState().opened;
const title = () => (opened() as { dashboard: Dashboard }).dashboard.title;

afterAll(() => vi.unstubAllGlobals());

beforeEach(() => {
  full = false;
  kept.clear();
  useDashboards.setState({ own: [], failure: null });
  useOpenDashboard.setState({ key: '', opened: { stage: 'list' } });
});

test('opensOneOfTheBrowserWithItsFiltersAndStoresItsChanges', async () => {
  assert.ok(saveAsOwn(dashboard));
  await openFromAddress(currentRoute().params);
  assert.deepEqual(currentRoute().params.getAll('topic'), ['AI']);
  changeDashboard((before) => ({ ...before, title: 'B' }));
  assert.equal(title(), 'B');
  assert.match(kept.get('newsgraph:dashboards')!, /"title":"B"/);
  assert.deepEqual(opened(), { ...opened(), changed: false });
});

test('showsAChangeThatIsNotStoredAndSaysSo', async () => {
  saveAsOwn(dashboard);
  await openFromAddress(currentRoute().params);
  full = true;
  changeDashboard((before) => ({ ...before, title: 'B' }));
  assert.equal(title(), 'B');
  assert.match(useDashboards.getState().failure!, /no room left/);
  assert.match(kept.get('newsgraph:dashboards')!, /"title":"A"/);
  assert.equal(saveAsOwn(dashboard), false);
  assert.equal(useDashboards.getState().own.length, 1);
});

test('keepsTheAddressOfALinkUpToDate', async () => {
  const params = new URLSearchParams({ data: await encodeDashboard(dashboard), provider: 'a.org' });
  location.hash = `#/dashboards?${params.toString()}`;
  await openFromAddress(currentRoute().params);
  assert.deepEqual([title(), currentRoute().params.getAll('topic')], ['A', []]);
  changeDashboard((before) => ({ ...before, title: 'B' }));
  changeDashboard((before) => ({ ...before, title: 'C' }));
  await vi.waitFor(() => assert.notEqual(currentRoute().params.get('data'), params.get('data')));
  assert.equal(currentRoute().params.get('provider'), 'a.org');
  await openFromAddress(currentRoute().params);
  assert.equal(title(), 'C');
});

test('followsAChangeFromElsewhere', async () => {
  saveAsOwn(dashboard);
  await openFromAddress(currentRoute().params);
  const { id } = useDashboards.getState().own[0]!;
  useDashboards.setState({ own: [{ id, dashboard: { ...dashboard, title: 'Elsewhere' } }] });
  assert.equal(title(), 'Elsewhere');
});

test('saysWhatCannotBeOpened', async () => {
  await openFromAddress(new URLSearchParams({ own: 'unknown' }));
  assert.match((opened() as { message: string }).message, /not in this browser/);
  await openFromAddress(new URLSearchParams({ data: 'zbroken' }));
  assert.match((opened() as { message: string }).message, /cut off or changed/);
});
