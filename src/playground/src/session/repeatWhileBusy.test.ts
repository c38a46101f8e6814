import { expect, test } from 'vitest';
import { repeatWhileBusy } from './repeatWhileBusy';

const BUSY = { errors: [{ message: 'Busy.', extensions: { code: 'OVERLOADED' } }] };
const WRONG = { errors: [{ message: 'Wrong.', extensions: { code: 'BAD_USER_INPUT' } }] };
const DONE = { errors: undefined };

async function sent(responses: (typeof BUSY | typeof WRONG | typeof DONE)[], pauses: number[]) {
  let count = 0;
  const last = await repeatWhileBusy(() => Promise.resolve(responses[count++]!), ({ errors }) => errors, null, pauses);
  return { last, count };
}

test('a request is sent again while the gateway has no room for it', async () => {
  expect(await sent([BUSY, BUSY, DONE], [0, 0, 0])).toEqual({ last: DONE, count: 3 });
});

test('another error is returned at once, and the last response after the last pause', async () => {
  expect(await sent([WRONG, DONE], [0])).toEqual({ last: WRONG, count: 1 });
  expect(await sent([BUSY, BUSY, DONE], [0])).toEqual({ last: BUSY, count: 2 });
});

test('an aborted request is not sent again', async () => {
  const abort = new AbortController();
  let count = 0;
  const send = () => {
    count++;
    abort.abort();
    return Promise.resolve(BUSY);
  };
  await expect(repeatWhileBusy(send, ({ errors }) => errors, abort.signal, [0])).rejects.toThrow();
  expect(count).toBe(1);
});
