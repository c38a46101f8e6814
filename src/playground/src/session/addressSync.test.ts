import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer } from '../answer/answer';
import { onRoute } from '../address/route';
import { AddressSync } from './addressSync';
import { useSession } from './store';

/** The history of a browser window, and the tabs of GraphiQL. */
class Window {
  entries: { hash: string; state: unknown }[];
  at = 0;
  tabs = [{ id: 'a', query: '', variables: '' }];
  active = 'a';
  runs: string[] = [];
  beforeRun: () => unknown = () => {};
  private readonly listeners = new Set<() => void>();
  private readonly stored = new Map<string, string>();
  readonly sync: AddressSync;
  private made = 0;

  constructor(hash: string) {
    this.entries = [{ hash, state: null }];
    const here = () => this.entries[this.at]!;
    vi.stubGlobal('location', {
      get hash() {
        return here().hash;
      },
    });
    vi.stubGlobal('history', {
      get state() {
        return here().state;
      },
      pushState: (state: unknown, _: string, to: string) => {
        this.entries = [...this.entries.slice(0, ++this.at), { hash: to, state }];
      },
      replaceState: (state: unknown, _: string, to: string) => (this.entries[this.at] = { hash: to, state }),
    });
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => this.stored.get(key) ?? null,
      setItem: (key: string, value: string) => this.stored.set(key, value),
    });
    vi.stubGlobal('addEventListener', (name: string, listener: () => void) => name === 'popstate' && this.listeners.add(listener));
    vi.stubGlobal('removeEventListener', (_: string, listener: () => void) => this.listeners.delete(listener));
    this.sync = new AddressSync({
      active: () => this.active,
      open: () => this.tabs.map(({ id }) => id),
      choose: (id) => this.show(id),
      add: () => this.add(),
      write: ({ query, variables = '' }) => Object.assign(this.tab(), { query, variables }),
      run: () => this.run(),
    });
    useSession.setState({
      tab: 'a',
      editorContent: () => ({ query: this.tab().query, variablesText: this.tab().variables }),
    });
    useSession.getState().retainTabs(['a']);
    ends.push(
      onRoute(() => this.sync.routeChanged()),
      useSession.subscribe((now, before) => this.sync.sessionChanged(now, before)),
    );
  }

  tab() {
    return this.tabs.find(({ id }) => id === this.active)!;
  }

  show(id: string) {
    this.active = id;
    useSession.setState({ tab: id, selected: [] });
    this.sync.tabChanged();
  }

  add() {
    const id = `new${++this.made}`;
    this.tabs.push({ id, query: '', variables: '' });
    useSession.getState().retainTabs(this.tabs.map((tab) => tab.id));
    this.show(id);
  }

  close(id: string) {
    this.tabs = this.tabs.filter((tab) => tab.id !== id);
    this.active = this.tabs[0]!.id;
    useSession.getState().retainTabs(this.tabs.map((tab) => tab.id));
    this.show(this.active);
  }

  type(query: string) {
    this.tab().query = query;
    this.sync.edited();
    vi.advanceTimersByTime(1_000);
  }

  run() {
    this.beforeRun();
    const { query } = this.tab();
    this.runs.push(query);
    useSession.setState({ lastRun: { tab: this.active } });
    useSession.getState().keepAnswer(this.active, { request: { query } } as Answer);
    useSession.getState().keepRun(this.active, { stage: 'done' });
  }

  go(by: number) {
    this.at += by;
    [...this.listeners].forEach((listener) => listener());
  }

  /** A link in the page, or an address that was typed. */
  follow(hash: string) {
    this.entries = [...this.entries.slice(0, ++this.at), { hash, state: null }];
    [...this.listeners].forEach((listener) => listener());
  }

  get hash() {
    return decodeURIComponent(this.entries[this.at]!.hash.replaceAll('+', ' '));
  }

  get queries() {
    return this.tabs.map(({ id, query }) => (id === this.active ? `*${query}` : query));
  }
}

let ends: (() => void)[] = [];

function opened(hash = '', otherwise = { query: '{a}', run: true }): Window {
  const window = new Window(hash);
  window.sync.begin(otherwise);
  return window;
}

beforeEach(() => {
  vi.useFakeTimers();
  useSession.setState(useSession.getInitialState(), true);
});
afterEach(() => {
  ends.forEach((end) => end());
  ends = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the first address names what is shown, in the entry that is there', () => {
  const window = opened('#/query');
  expect([window.hash, window.entries.length, window.runs]).toEqual(['#/query?query={a}', 1, ['{a}']]);
});

test('does not change the address of another page', () => {
  const window = opened('#/explore?topic=AI');
  window.type('{b}');
  useSession.getState().showView('table');
  expect([window.hash, window.entries.length]).toEqual(['#/explore?topic=AI', 1]);
});

test('opens a link in the first tab, with its view and settings', () => {
  const window = new Window('#/query?query={b}&variables={"x":1}&view=network&network.layout=rings&select=n1');
  window.sync.begin({ query: '{a}' });
  const { views, viewStates, selected } = useSession.getState();
  expect(window.tab().variables).toBe('{"x":1}');
  expect([Object.values(views), Object.values(viewStates), selected]).toEqual([['network'], [{ 'network.layout': 'rings', 'query.editor': 'hidden' }], ['n1']]);
  expect(window.runs).toEqual(['{b}']);
});

test('never runs a mutation of an address', () => {
  const window = opened('#/query?query=mutation{a}');
  expect([window.tab().query, window.runs]).toEqual(['mutation{a}', []]);
});

test('Back returns to the query that was run before the edit, and Forward to the later one', () => {
  const window = opened('#/query');
  window.type('{a b');
  expect([window.hash, window.entries.length]).toEqual(['#/query?query={a b', 1]);
  window.type('{a b}');
  window.run();
  expect([window.hash, window.entries.length]).toEqual(['#/query?query={a b}', 2]);
  window.go(-1);
  expect([window.hash, window.queries, window.runs]).toEqual(['#/query?query={a}', ['*{a}'], ['{a}', '{a b}', '{a}']]);
  window.go(1);
  expect([window.hash, window.queries, window.entries.length]).toEqual(['#/query?query={a b}', ['*{a b}'], 2]);
});

test('a query that is run right after the edit is an entry too', () => {
  const window = opened('#/query');
  window.tab().query = '{b}';
  window.sync.edited();
  window.run();
  expect(window.entries.map(({ hash }) => decodeURIComponent(hash))).toEqual(['#/query?query={a}', '#/query?query={b}']);
  vi.advanceTimersByTime(1_000);
  expect(window.entries.length).toBe(2);
});

test('fields that GraphiQL adds to an opened query add no entry', () => {
  const window = new Window('#/query');
  window.beforeRun = () => (window.tab().query = '{a{id}}');
  window.sync.begin({ query: '{a}', run: true });
  expect([window.hash, window.entries.length]).toEqual(['#/query?query={a{id}}', 1]);
});

test('running the same query again adds no entry', () => {
  const window = opened('#/query');
  window.run();
  window.type('{b}');
  window.type('{a}');
  window.run();
  expect(window.entries.length).toBe(1);
});

test('choosing a view adds an entry; settings and selections change it', () => {
  const window = opened('#/query');
  const { showView, showSplitView, setViewState, select } = useSession.getState();
  showView('table');
  showSplitView('network');
  expect(window.entries.map(({ hash }) => hash.split('%7D')[1])).toEqual(['', '&view=table', '&view=table&split=network']);
  setViewState('table.filter', 'IBM');
  select(['n1'], 'table');
  vi.advanceTimersByTime(1_000);
  expect([window.hash, window.entries.length]).toEqual(['#/query?query={a}&view=table&split=network&table.filter=IBM&select=n1', 3]);
  window.go(-2);
  expect(useSession.getState().views).toEqual({});
  window.go(2);
  const { views, splitViews, viewStates, selected } = useSession.getState();
  expect([views, splitViews, viewStates, selected]).toEqual([{ a: 'table' }, { a: 'network' }, { a: { 'table.filter': 'IBM' } }, ['n1']]);
  expect(window.runs).toEqual(['{a}']);
});

test('Back returns to the earlier tab without adding one', () => {
  const window = opened('#/query');
  window.sync.openTab({ query: '{b}', view: 'table', run: true });
  expect([window.hash, window.entries.length, window.queries]).toEqual(['#/query?query={b}&view=table', 2, ['{a}', '*{b}']]);
  window.go(-1);
  expect([window.queries, window.entries.length]).toEqual([['*{a}', '{b}'], 2]);
  window.go(1);
  expect([window.queries, window.runs]).toEqual([['{a}', '*{b}'], ['{a}', '{b}']]);
});

test('an entry of a tab that was closed opens it again, once', () => {
  const window = opened('#/query');
  window.sync.openTab({ query: '{b}', run: true });
  useSession.getState().showView('table');
  window.close('new1');
  expect([window.queries, window.entries.length]).toEqual([['*{a}'], 4]);
  window.go(-1);
  expect(window.queries).toEqual(['{a}', '*{b}']);
  window.go(-1);
  expect([window.queries, window.hash]).toEqual([['{a}', '*{b}'], '#/query?query={b}']);
  window.go(2);
  expect(window.queries).toEqual(['*{a}', '{b}']);
});

test('a link to another query opens a tab; one to the same query changes the view only', () => {
  const window = opened('#/query');
  window.follow('#/query?query={a}&view=json');
  expect([window.queries, useSession.getState().views]).toEqual([['*{a}'], { a: 'json' }]);
  window.follow('#query={c}&view=table');
  expect([window.queries, window.hash, window.entries.length]).toEqual([['{a}', '*{c}'], '#/query?query={c}&view=table&query.editor=hidden', 3]);
});

test('a question opens in a blank tab, and Back and Forward leave its editors as they are', () => {
  const window = opened('#/query');
  window.add();
  window.sync.openTab({ query: '{b}', settings: { 'query.editor': 'hidden' }, run: true });
  expect([window.queries, window.hash]).toEqual([['{a}', '*{b}'], '#/query?query={b}&query.editor=hidden']);
  useSession.getState().showView('table');
  useSession.getState().setViewState('query.editor', undefined);
  vi.advanceTimersByTime(1_000);
  window.go(-1);
  expect([window.hash, useSession.getState().viewStates[window.active]]).toEqual(['#/query?query={b}', {}]);
});

test('coming back from another page shows the tab as it was left', () => {
  const window = opened('#/query');
  window.tab().query = '{a edited}';
  window.sync.edited();
  window.follow('#/explore');
  vi.advanceTimersByTime(1_000);
  window.follow('#/query?query={a}'.replace('{', '%7B').replace('}', '%7D'));
  expect([window.queries, window.hash]).toEqual([['*{a edited}'], '#/query?query={a edited}']);
});

test('a query that is too long for an address is kept in the window', () => {
  const window = opened('#/query');
  const long = `{a} # ${'x'.repeat(60_000)}`;
  window.type(long);
  window.run();
  expect(window.hash).toMatch(/^#\/query\?kept=\w+$/);
  window.go(-1);
  window.go(1);
  expect(window.tab().query).toBe(long);
});

test('says when the query of an address is only in another window', () => {
  const window = opened('#/query?kept=elsewhere');
  expect(useSession.getState().runs['a']).toMatchObject({ stage: 'failed' });
  expect(window.entries.length).toBe(1);
});
