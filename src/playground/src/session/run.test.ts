import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AccessError, UnreachableError } from '../gateway/request';
import { Run } from './run';
import type { RunStatus } from './runStatus';

const away = () => Promise.reject(new UnreachableError('away'));

beforeEach(() => void vi.useFakeTimers({ now: 1_000 }));
afterEach(() => void vi.useRealTimers());

/** Starts a run whose requests are answered by the given functions in turn, the last one for all that follow. */
function started(answers: ((signal: AbortSignal) => Promise<string>)[], retries = true) {
  const statuses: RunStatus[] = [];
  const received: string[] = [];
  let sent = 0;
  const run = new Run<string>({
    send: (signal) => answers[Math.min(sent++, answers.length - 1)]!(signal),
    onStatus: (status) => statuses.push(status),
    onAnswer: (answer) => received.push(answer),
    retries,
  });
  run.start();
  return { run, statuses, received, sent: () => sent };
}

const stages = (statuses: RunStatus[]) => statuses.map(({ stage }) => stage);

test('passes the answer on, then ends', async () => {
  const { statuses, received } = started([() => Promise.resolve('a')]);
  await vi.advanceTimersByTimeAsync(0);
  expect(statuses).toEqual([{ stage: 'running', since: 1_000 }, { stage: 'done' }]);
  expect(received).toEqual(['a']);
});

test('tries again after growing pauses until the gateway is reached', async () => {
  const { statuses, received, sent } = started([away, away, away, () => Promise.resolve('a')]);
  await vi.advanceTimersByTimeAsync(0);
  expect(statuses.at(-1)).toEqual({ stage: 'unreachable', nextAt: 3_000 });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(statuses.slice(-2)).toEqual([
    { stage: 'unreachable', nextAt: null },
    { stage: 'unreachable', nextAt: 7_000 },
  ]);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(statuses.at(-1)).toEqual({ stage: 'unreachable', nextAt: 15_000 });
  expect(sent()).toBe(3);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(statuses.at(-1)).toEqual({ stage: 'done' });
  expect(received).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(sent()).toBe(4);
});

test('never waits longer than half a minute', async () => {
  const { statuses } = started([away]);
  await vi.advanceTimersByTimeAsync(2_000 + 4_000 + 8_000 + 16_000 + 30_000);
  const last = statuses.at(-1);
  expect(last?.stage === 'unreachable' && last.nextAt! - Date.now()).toBe(30_000);
});

test('tries at once when told to, and only once', async () => {
  const { run, statuses, sent } = started([away, () => Promise.resolve('a')]);
  await vi.advanceTimersByTimeAsync(500);
  run.tryNow();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stages(statuses)).toEqual(['running', 'unreachable', 'unreachable', 'done']);
  expect(sent()).toBe(2);
});

test('stops while running and while waiting, and sends nothing more', async () => {
  for (const answer of [() => new Promise<string>(() => {}), away]) {
    const { run, statuses, sent } = started([answer]);
    await vi.advanceTimersByTimeAsync(100);
    run.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(statuses.at(-1)).toEqual({ stage: 'stopped' });
    expect(sent()).toBe(1);
  }
});

test('reports nothing after it was cancelled, though the answer arrives', async () => {
  let answer = (_: string) => {};
  const { run, statuses, received } = started([() => new Promise((resolve) => (answer = resolve))]);
  run.cancel();
  answer('late');
  await vi.advanceTimersByTimeAsync(0);
  expect([stages(statuses), received]).toEqual([['running'], []]);
});

test('fails with the message, and tells a refusal apart', async () => {
  const failed = started([() => Promise.reject(new Error('no such field'))]);
  const denied = started([() => Promise.reject(new AccessError(401, 'Send a key.'))]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(failed.statuses.at(-1)).toEqual({ stage: 'failed', message: 'no such field' });
  expect(denied.statuses.at(-1)).toEqual({ stage: 'denied', status: 401, message: 'Send a key.' });
  expect([failed.sent(), denied.sent()]).toEqual([1, 1]);
});

test('does not repeat what may have been carried out', async () => {
  const { statuses, sent } = started([away], false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(statuses.at(-1)?.stage).toBe('failed');
  expect(sent()).toBe(1);
});
