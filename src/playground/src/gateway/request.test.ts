import { afterEach, expect, test, vi } from 'vitest';
import { accessErrorOf, post, UnreachableError, wasAborted } from './request';

afterEach(() => vi.unstubAllGlobals());

test('tells a gateway that cannot be reached from a run that was aborted', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(post('/graphql', { query: '{ a }' })).rejects.toBeInstanceOf(UnreachableError);
  vi.stubGlobal('fetch', () => Promise.reject(new DOMException('', 'AbortError')));
  await expect(post('/graphql', { query: '{ a }' })).rejects.toSatisfy(wasAborted);
});

test('treats a response that is cut off as unreachable', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve({ status: 200, arrayBuffer: () => Promise.reject(new TypeError('network error')) }));
  await expect(post('/graphql', { query: '{ a }' })).rejects.toBeInstanceOf(UnreachableError);
});

test('reads the message of a refusal, whoever sent it', () => {
  expect(accessErrorOf({ status: 401, body: { errors: [{ message: 'Send a key.' }] } })?.message).toBe('Send a key.');
  expect(accessErrorOf({ status: 403, body: { detail: 'Read only.' } as object })?.message).toBe('Read only.');
  expect(accessErrorOf({ status: 403, body: {} })?.message).toBe('This gateway does not allow you to do this.');
  expect(accessErrorOf({ status: 400, body: { errors: [{ message: 'Invalid syntax' }] } })).toBeNull();
});

test('a refusal without JSON is a message too', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<h1>Unauthorized</h1>', { status: 401 })));
  const received = await post('/graphql', { query: '{ a }' });
  expect(accessErrorOf(received)?.message).toBe('This gateway answers only after sign-in.');
});
