import assert from 'node:assert/strict';
import { test } from 'vitest';
import { intervalFor, lastMonth } from './period';

const months = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ start: new Date(Date.UTC(0, from + at)).toISOString(), count: 10 }));
const year = (of: number) => (of - 1900) * 12;

test('fitsTheIntervalToTheSpan', () => {
  assert.equal(intervalFor(months(year(2020), year(2020))), 'DAY');
  assert.equal(intervalFor(months(year(2020), year(2020) + 23)), 'WEEK');
  assert.equal(intervalFor(months(year(2016), year(2022) - 1)), 'MONTH');
  assert.equal(intervalFor(months(year(1990), year(2022))), 'YEAR');
  assert.equal(intervalFor([]), null);
});

test('leavesOutTheOneDateFarFromTheOthers', () => {
  const usual = { start: '2020-06-01T00:00:00Z', count: 1000 };
  assert.equal(intervalFor([usual, { start: '1970-01-01T00:00:00Z', count: 3 }, { start: '2099-01-01T00:00:00Z', count: 3 }]), 'DAY');
});

test('endsTheMonthWhereTheNextBegins', () => {
  assert.deepEqual(lastMonth('2021-12-29T20:57:38Z'), { from: '2021-12-01T00:00:00Z', until: '2022-01-01T00:00:00Z', name: 'December 2021' });
  assert.deepEqual(lastMonth('2020-06-30T23:59:59Z')?.from, '2020-06-01T00:00:00Z');
  assert.equal(lastMonth(null), null);
});
