import assert from 'node:assert/strict';
import { test } from 'vitest';
import { RequestQueue } from './requestQueue';

const turns = () => new Promise((resolve) => setTimeout(resolve));

function tasks(queue: RequestQueue, count: number) {
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const aborts = Array.from({ length: count }, () => new AbortController());
  const done = aborts.map(({ signal }, place) =>
    queue.run(() => {
      started.push(place);
      return new Promise<number>((resolve) => (ends[place] = () => resolve(place)));
    }, signal),
  );
  done.forEach((one) => one.catch(() => {}));
  return { started, ends, aborts, done };
}

test('runsOnlySoManyAtOnceInTheirOrder', async () => {
  const { started, ends } = tasks(new RequestQueue(2), 4);
  await turns();
  assert.deepEqual(started, [0, 1]);
  ends[1]!();
  await turns();
  assert.deepEqual(started, [0, 1, 2]);
  ends[0]!();
  ends[2]!();
  await turns();
  assert.deepEqual(started, [0, 1, 2, 3]);
});

test('skipsWhatWasAbortedWhileItWaited', async () => {
  const { started, ends, aborts, done } = tasks(new RequestQueue(1), 3);
  aborts[1]!.abort();
  await assert.rejects(done[1]!, { name: 'AbortError' });
  ends[0]!();
  await turns();
  assert.deepEqual(started, [0, 2]);
});

test('goesOnAfterAFailure', async () => {
  const queue = new RequestQueue(1);
  const { signal } = new AbortController();
  await assert.rejects(queue.run(() => Promise.reject(new Error('no')), signal), /no/);
  assert.equal(await queue.run(() => Promise.resolve(7), signal), 7);
});
