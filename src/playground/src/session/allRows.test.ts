import { buildSchema } from 'graphql';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test, vi } from 'vitest';
import type { Answer } from '../answer/answer';
import { listsOf } from '../answer/lists';
import { allRowsOf } from './allRows';
import { useSession } from './store';

const schema = buildSchema(`
  type Query { articles(first: Int, after: String): Articles! }
  type Articles { edges: [Edge!]! pageInfo: PageInfo! totalCount: Int! }
  type Edge { cursor: String! node: Article! }
  type Article { id: ID! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
`);
const PAGES = 5;
let requests = 0;

function page(number: number) {
  return {
    articles: {
      view__total: PAGES,
      view__page: { hasNextPage: number < PAGES, endCursor: String(number) },
      edges: [{ cursor: String(number), node: { view__id: `a${number}`, view__type: 'Article' } }],
    },
  };
}

beforeEach(() => {
  requests = 0;
  useSession.setState(useSession.getInitialState(), true);
  useSession.setState({ settings: { endpoint: '/graphql', limits: { maxFirst: 1 } } as never, schema });
  useSession.getState().retainTabs(['a']);
});
afterEach(() => vi.unstubAllGlobals());

function reading(onRequest: () => void) {
  vi.stubGlobal('fetch', (_url: string, { signal, body }: { signal?: AbortSignal; body: string }) => {
    signal?.throwIfAborted();
    requests++;
    onRequest();
    const { variables } = JSON.parse(body) as { variables: { view__after: string | null } };
    return Promise.resolve(Response.json({ data: page(Number(variables.view__after ?? 0) + 1) }));
  });
  const data = page(1);
  const answer = { serial: 1, request: { query: '{ articles { edges { node { id } } } }' }, data, errors: [], extensions: {} } as unknown as Answer;
  useSession.getState().keepAnswer('a', answer);
  return allRowsOf(answer, listsOf(data)[0]!)!;
}

test('readsAllPagesAndShowsThemInTheTab', async () => {
  const rows = reading(() => {});
  await rows.start();
  assert.deepEqual([rows.snapshot().stage, rows.snapshot().read, requests], ['done', PAGES, PAGES]);
  await vi.waitFor(() => assert.equal(listsOf(useSession.getState().answers['a']!.data)[0]!.rows.length, PAGES));
});

test('stopsReadingWhenTheTabIsClosed', async () => {
  const rows = reading(() => requests === 2 && useSession.getState().retainTabs(['b']));
  await rows.start();
  assert.deepEqual([rows.snapshot().stage, rows.snapshot().read, requests], ['stopped', 2, 2]);
  assert.deepEqual(useSession.getState().answers, {});
});

test('countsRowsWithoutReadingThem', async () => {
  const rows = reading(() => {});
  assert.equal(rows.snapshot().total, null);
  await Promise.all([rows.count(), rows.count()]);
  assert.deepEqual([rows.snapshot().stage, rows.snapshot().total, rows.snapshot().read, requests], ['idle', PAGES, 0, 1]);
});

test('readsTheRowsOfAnAnswerThatIsInNoTab', async () => {
  useSession.getState().retainTabs([]);
  const rows = reading(() => {});
  await rows.start();
  assert.deepEqual([rows.snapshot().stage, rows.snapshot().read], ['done', PAGES]);
});
