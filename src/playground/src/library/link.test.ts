import assert from 'node:assert/strict';
import { test } from 'vitest';
import { contentOfLink, linkTo, tooLong } from './link';

const PAGE = 'http://127.0.0.1:8080/graphiql#query=old';

test('whatIsSharedIsOpened', () => {
  const opening = {
    query: 'query Q($a: String) {\n  a(b: "ü & # % + 🗞")\n}\n',
    variables: '{ "a": "x=1&y#z" }',
    view: 'network' as const,
  };
  const link = linkTo(opening, PAGE);
  assert.equal(link.split('#').length, 2);
  assert.deepEqual(contentOfLink(new URL(link).hash), opening);
});

test('leavesOutWhatIsNotThere', () => {
  const link = linkTo({ query: '{ a }', variables: '  ', view: null }, PAGE);
  assert.deepEqual(contentOfLink(new URL(link).hash), { query: '{ a }', variables: undefined, view: undefined });
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
    assert.equal(contentOfLink(hash), null, hash);
  }
});

test('readsWhatItCan', () => {
  assert.equal(contentOfLink('#query=%7Ba%7D&view=__proto__')?.view, undefined);
  assert.equal(contentOfLink('#query=%E0%A4%A')?.query, '\ufffd%A');
  assert.equal(contentOfLink('#query=<img src=x onerror=alert(1)>')?.query, '<img src=x onerror=alert(1)>');
});

test('tellsWhenAnAddressIsTooLong', () => {
  assert.equal(tooLong(linkTo({ query: '{ a }' }, PAGE)), false);
  assert.equal(tooLong(linkTo({ query: `{ a } # ${'x'.repeat(60_000)}` }, PAGE)), true);
});
