import { expect, test } from 'vitest';
import type { Answer } from '../answer/answer';
import { budgetSummary, runSummary, shortRunSummary } from './runCost';

const answer = {
  milliseconds: 129.4,
  bytes: 12_300,
  extensions: { statistics: { milliseconds: 100, statements: [{ field: 'a', milliseconds: 80, rows: 40 }, { field: 'b', milliseconds: 91, rows: 4 }] } },
} as unknown as Answer;

test('says in short how many rows came in which time', () => {
  expect(shortRunSummary(answer)).toBe('44 rows · 129 ms');
  expect(shortRunSummary({ ...answer, extensions: {} })).toBe('129 ms');
});

test('says in full what the run took', () => {
  expect(runSummary(answer)).toEqual(['129 ms', '91 ms in the database', '2 statements', '44 rows', '12 KB']);
  expect(runSummary({ ...answer, extensions: {} })).toEqual(['129 ms', '12 KB']);
});

test('says what the run took of the budget', () => {
  const cost = { used: 331, left: 9_999_669, burst: 10_000_000, refill: 500_000 };
  expect(budgetSummary({ ...answer, extensions: { cost } })).toEqual(['331 points used', '9,999,669 of 10,000,000 left', '500,000 more each second']);
  expect(budgetSummary({ ...answer, extensions: { cost: { used: 1 } } })).toEqual(['1 point used']);
  expect(budgetSummary(answer)).toBeNull();
});
