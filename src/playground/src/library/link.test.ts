import assert from 'node:assert/strict';
import { test } from 'vitest';
import { routeOf } from '../address/route';
import { contentOfRoute, linkTo, tooLong } from './link';

const PAGE = 'http://127.0.0.1:8080/graphiql#query=old';

test('whatIsSharedIsOpened', () => {
  const opening = {
    query: 'query Q($a: String) {\n  a(b: "ü & # % + 🗞")\n}\n',
    variables: '{ "a": "x=1&y#z" }',
    view: 'network' as const,
  };
  const link = linkTo(opening, PAGE);
  assert.equal(link.split('#').length, 2);
  assert.deepEqual(contentOfRoute(routeOf(new URL(link).hash)), opening);
});

test('leavesOutWhatIsNotThere', () => {
  const link = linkTo({ query: '{ a }', variables: '  ', view: null }, PAGE);
  assert.deepEqual(contentOfRoute(routeOf(new URL(link).hash)), { query: '{ a }', variables: undefined, view: undefined });
});

test('opensNothingForAStrangeHash', () => {
  for (const hash of [
    '',
    '#',
    '#/a/b',
    '#top',
    '#%',
    '#%E0%A4%A',
    '#query',
    '#query=',
    '#view=network',
    '#&&==&',
    '#query=%20%0A',
  ]) {
    assert.equal(contentOfRoute(routeOf(hash)), null, hash);
  }
});

test('readsWhatItCan', () => {
  assert.equal(contentOfRoute(routeOf('#query=%7Ba%7D&view=__proto__'))?.view, undefined);
  assert.equal(contentOfRoute(routeOf('#query=%E0%A4%A'))?.query, '\ufffd%A');
  assert.equal(contentOfRoute(routeOf('#query=<img src=x onerror=alert(1)>'))?.query, '<img src=x onerror=alert(1)>');
});

test('tellsWhenAnAddressIsTooLong', () => {
  assert.equal(tooLong(linkTo({ query: '{ a }' }, PAGE)), false);
  assert.equal(tooLong(linkTo({ query: `{ a } # ${'x'.repeat(60_000)}` }, PAGE)), true);
});
