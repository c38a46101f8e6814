import { expect, test } from 'vitest';
import { daysOf, intervalOf, presetOf, rangeOf, rangeOfDays } from './timeRange';

const NEWEST = '2020-03-30T10:15:00Z';

test('ends with the day of the newest article', () => {
  expect(rangeOf('week', NEWEST)).toEqual({ from: '2020-03-24T00:00:00Z', until: '2020-03-31T00:00:00Z' });
  expect(rangeOf('month', NEWEST)).toEqual({ from: '2020-02-29T00:00:00Z', until: '2020-03-31T00:00:00Z' });
  expect(rangeOf('quarter', NEWEST)).toEqual({ from: '2019-12-31T00:00:00Z', until: '2020-03-31T00:00:00Z' });
  expect(rangeOf('year', NEWEST)).toEqual({ from: '2019-03-31T00:00:00Z', until: '2020-03-31T00:00:00Z' });
  expect(rangeOf('all', NEWEST)).toEqual({});
  expect(rangeOf('week', null)).toEqual({});
});

test('recognizes a preset', () => {
  expect(presetOf(rangeOf('quarter', NEWEST), NEWEST)).toBe('quarter');
  expect(presetOf({}, NEWEST)).toBe('all');
  expect(presetOf({}, null)).toBe('all');
  expect(presetOf({ from: '2020-01-01T00:00:00Z' }, NEWEST)).toBeNull();
});

test('includes the last day', () => {
  expect(rangeOfDays('2020-02-28', '2020-02-29')).toEqual({ from: '2020-02-28T00:00:00Z', until: '2020-03-01T00:00:00Z' });
  expect(rangeOfDays('', '')).toEqual({ from: undefined, until: undefined });
  expect(daysOf({ from: '2020-02-28T00:00:00Z', until: '2020-03-01T00:00:00Z' })).toEqual({ first: '2020-02-28', last: '2020-02-29' });
  expect(daysOf({})).toEqual({ first: '', last: '' });
});

test('counts in periods that suit the range', () => {
  expect(intervalOf({}, '2020-06-01T00:00:00Z', '2020-06-10T00:00:00Z')).toBe('DAY');
  expect(intervalOf({ from: '2019-06-01T00:00:00Z' }, '2016-01-01T00:00:00Z', '2020-06-10T00:00:00Z')).toBe('WEEK');
  expect(intervalOf({}, '2016-01-01T00:00:00Z', '2020-06-10T00:00:00Z')).toBe('MONTH');
});
