import { afterEach, expect, test, vi } from 'vitest';
import { post } from './request';
import { retryAfterOf, wait } from './retryAfter';

afterEach(() => vi.unstubAllGlobals());

const busy = (seconds: string) => new Response('{"errors":[{"message":"busy"}]}', { status: 503, headers: { 'Retry-After': seconds } });

test('waits as long as the gateway asks for, within limits', () => {
  expect(retryAfterOf(busy('1'))).toBe(1000);
  expect(retryAfterOf(busy('0'))).toBe(200);
  expect(retryAfterOf(busy('3600'))).toBe(5000);
  expect(retryAfterOf(new Response('', { status: 503 }))).toBeNull();
  expect(retryAfterOf(new Response('', { status: 200, headers: { 'Retry-After': '1' } }))).toBeNull();
});

test('sends a request again that the busy gateway did not take', async () => {
  const answers = [busy('0'), busy('0'), new Response('{"data":{"a":1}}')];
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(answers.shift())));
  expect((await post('/graphql', { query: '{ a }' })).body.data).toEqual({ a: 1 });
});

test('tells that the gateway is busy after some attempts', async () => {
  const fetch = vi.fn(() => Promise.resolve(busy('0')));
  vi.stubGlobal('fetch', fetch);
  expect((await post('/graphql', { query: '{ a }' })).status).toBe(503);
  expect(fetch).toHaveBeenCalledTimes(4);
});

test('stops waiting when it is aborted', async () => {
  const abort = new AbortController();
  const waiting = wait(60_000, abort.signal);
  abort.abort();
  await expect(waiting).rejects.toThrow();
});
