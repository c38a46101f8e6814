import { expect, test } from 'vitest';
import { NO_FILTERS } from '../filters/filters';
import { describeFilters, describeValue, startOf } from './changeText';

test('a value is described as added, removed or changed', () => {
  expect(describeValue({ field: 'TITLE', before: 'A', after: 'B' })).toBe('Headline: A → B');
  expect(describeValue({ field: 'RELATED', before: 'https://a.com/', after: null })).toBe('Related article removed: https://a.com/');
  expect(describeValue({ field: 'PUBLISHED_DATE_TIME', before: null, after: '2020-01-01T00:00:00Z' })).toBe('Published date time added: 2020-01-01T00:00:00Z');
  expect(describeValue({ field: 'EXCERPT', before: null, after: 'x'.repeat(200) })).toBe(`Excerpt added: ${'x'.repeat(140)}…`);
});

test('filters that do not apply are named', () => {
  expect(describeFilters(NO_FILTERS)).toEqual([]);
  expect(describeFilters({ ...NO_FILTERS, providers: ['a.com'] })).toEqual(['The sum is that of all providers; only the list below is that of the chosen ones.']);
  expect(describeFilters({ ...NO_FILTERS, until: '2020-06-10T00:00:00Z', topics: ['AI'] })).toEqual(['The filter of time and the one of topics do not apply to changes.']);
  expect(describeFilters({ ...NO_FILTERS, from: '2020-06-10T00:00:00Z' })).toEqual(['The filter of time does not apply to changes.']);
});

test('a period starts at a whole minute', () => {
  expect(startOf('day', Date.parse('2020-06-10T12:00:42Z'))).toBe('2020-06-09T12:00:00Z');
  expect(startOf('all', 0)).toBeNull();
  expect(startOf('none', 0)).toBeNull();
});
