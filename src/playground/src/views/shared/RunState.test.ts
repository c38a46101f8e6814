import { expect, test } from 'vitest';
import { detailOf, textOf } from './RunState';

test('says what is known of the run and of the answer on display', () => {
  expect(textOf({ stage: 'idle' }, null)).toBe('');
  expect(textOf({ stage: 'done' }, null)).toBe('');
  expect(textOf({ stage: 'done' }, 'edited')).toBe('The query was changed since this answer.');
  expect(textOf({ stage: 'running', since: 0 }, 'earlier')).toBe('Running… The answer shown is from an earlier run.');
  expect(textOf({ stage: 'failed', message: 'Too large.' }, null)).toBe('Failed: Too large.');
  expect(textOf({ stage: 'denied', status: 401, message: 'Send a key.' }, null)).toBe('Sign-in required: Send a key.');
  expect(textOf({ stage: 'unreachable', nextAt: null }, null)).toBe('The gateway cannot be reached. The page tries again by itself.');
});

test('counts the time up while running, and down to the next attempt', () => {
  expect(detailOf({ stage: 'running', since: 1_000 }, 1_850)).toBe('800 ms');
  expect(detailOf({ stage: 'running', since: 1_000 }, 13_400)).toBe('12 s');
  expect(detailOf({ stage: 'unreachable', nextAt: 5_000 }, 1_500)).toBe('Next attempt in 4 s.');
  expect(detailOf({ stage: 'unreachable', nextAt: null }, 0)).toBe('Trying now…');
  expect(detailOf({ stage: 'done' }, 0)).toBe('');
});
