import { expect, test } from 'vitest';
import { hashOf, routeOf } from './route';

test('names a page with its parameters', () => {
  const route = routeOf('#/query?query=%7B+stats+%7B+articleCount+%7D+%7D&view=table');
  expect(route.page).toBe('query');
  expect(route.params.get('query')).toBe('{ stats { articleCount } }');
  expect(routeOf(hashOf(route)).params.toString()).toBe(route.params.toString());
});

test('opens Explore without a hash, and for one that it does not know', () => {
  expect(routeOf('').page).toBe('explore');
  expect(routeOf('#').page).toBe('explore');
  expect(routeOf('#/other?query=x').page).toBe('explore');
});

test('opens links of earlier versions on Query', () => {
  const route = routeOf('#query=%7Bstats%7BarticleCount%7D%7D&view=json');
  expect(route.page).toBe('query');
  expect(hashOf(route)).toBe('#/query?query=%7Bstats%7BarticleCount%7D%7D&view=json');
});
