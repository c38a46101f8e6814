import assert from 'node:assert/strict';
import { afterEach, beforeEach, test, vi } from 'vitest';
import { fetcher, takeLateResponse } from './fetcher';
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

/** What GraphiQL is told of a run, while the gateway answers as `answers` say, in turn. */
function told(query: string, answers: (() => Promise<Response>)[]) {
  let sent = 0;
  vi.stubGlobal('fetch', () => answers[Math.min(sent++, answers.length - 1)]!());
  const heard: string[] = [];
  const run = fetcher({ query }) as unknown as { subscribe(observer: object): { unsubscribe(): void } };
  const { unsubscribe } = run.subscribe({
    next: (value: unknown) => heard.push(JSON.stringify(value)),
    error: (error: Error) => heard.push(error.message),
    complete: () => heard.push('complete'),
  });
  return { heard, unsubscribe, sent: () => sent };
}

const away = () => Promise.reject(new TypeError('Failed to fetch'));
const response = (body: object, status = 200) => () => Promise.resolve(Response.json(body, { status }));

test('tellsGraphiQLOnceThatTheGatewayIsAwayAndShowsTheAnswerThatArrivesLater', async () => {
  vi.useFakeTimers();
  try {
    const shown: unknown[] = [];
    useSession.setState({ showResponse: (value) => shown.push(value) });
    const { heard, sent } = told('{ a }', [away, away, response({ data: { a: 1 } })]);
    await vi.advanceTimersByTimeAsync(0);
    assert.equal(useSession.getState().runs['a']!.stage, 'unreachable');
    await vi.advanceTimersByTimeAsync(60_000);
    assert.deepEqual([heard.length, sent()], [1, 3]);
    assert.match(heard[0]!, /The gateway cannot be reached/);
    assert.deepEqual(shown, [{ data: { a: 1 } }]);
    assert.equal(useSession.getState().runs['a']!.stage, 'done');
  } finally {
    vi.useRealTimers();
  }
});

test('keepsTheResponseOfAnotherTabUntilItIsShown', async () => {
  vi.useFakeTimers();
  try {
    told('{ a }', [away, response({ data: { a: 1 } })]);
    await vi.advanceTimersByTimeAsync(0);
    useSession.setState({ tab: 'b' });
    await vi.advanceTimersByTimeAsync(60_000);
    assert.deepEqual(takeLateResponse('a'), { data: { a: 1 } });
    assert.equal(takeLateResponse('a'), null);
  } finally {
    vi.useRealTimers();
  }
});

test('showsTheEarlierAnswerAgainWhenARunIsStopped', async () => {
  const shown: unknown[] = [];
  useSession.setState({ showResponse: (value) => shown.push(value) });
  await run({ data: { a: 1 } })();
  const { heard, unsubscribe } = told('{ a }', [() => new Promise(() => {})]);
  unsubscribe();
  assert.deepEqual([heard, shown, useSession.getState().runs['a']!.stage], [['complete'], [{ data: { a: 1 } }], 'stopped']);
});

test('aRefusalIsNoAnswer', async () => {
  const { heard } = told('{ a }', [response({ errors: [{ message: 'Send a key.' }] }, 401)]);
  await new Promise((resolve) => setTimeout(resolve));
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual([heard, useSession.getState().answers], [['Send a key.'], {}]);
  assert.deepEqual(useSession.getState().runs['a'], { stage: 'denied', status: 401, message: 'Send a key.' });
});
