import assert from 'node:assert/strict';
import { afterEach, beforeEach, test, vi } from 'vitest';
import { fetcher } from './fetcher';
import { useSession } from './store';

beforeEach(() => {
  useSession.setState(useSession.getInitialState(), true);
  useSession.setState({ settings: { endpoint: '/graphql' } as never, tab: 'a' });
  useSession.getState().retainTabs(['a', 'b']);
});
afterEach(() => vi.unstubAllGlobals());

/** Runs a query in the active tab; the returned function lets the gateway answer, and waits until GraphiQL has the response. */
function run(body: object): () => Promise<unknown> {
  let respond = () => {};
  vi.stubGlobal('fetch', () => new Promise((resolve) => (respond = () => resolve(Response.json(body)))));
  const response = new Promise((next, error) => {
    (fetcher({ query: '{ a }' }) as unknown as { subscribe(observer: object): void }).subscribe({ next, error, complete: () => {} });
  });
  return () => {
    respond();
    return response;
  };
}

test('keepsTheAnswerForTheTabThatRanTheQuery', async () => {
  const respond = run({ data: { a: 1 } });
  useSession.setState({ tab: 'b' });
  assert.deepEqual(await respond(), { data: { a: 1 } });
  assert.deepEqual(Object.keys(useSession.getState().answers), ['a']);
});

test('keepsNoAnswerForATabThatWasClosedMeanwhile', async () => {
  const respond = run({ data: { a: 1 } });
  useSession.getState().retainTabs(['b']);
  await respond();
  assert.deepEqual(useSession.getState().answers, {});
});
