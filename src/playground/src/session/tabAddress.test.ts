import { expect, test } from 'vitest';
import { hashOf, routeOf } from '../address/route';
import type { TabContent } from './store';
import { contentIn, paramsOf, runsTheSame } from './tabAddress';

const roundTrip = (content: TabContent) => contentIn(routeOf(hashOf({ page: 'query', params: paramsOf(content) })).params);

test('an address holds the whole content of a tab', () => {
  const content: TabContent = {
    query: 'query Q($a: String) {\n  a(b: "ü & # % + 🗞")\n}\n',
    variables: '{ "a": "x=1&y#z" }',
    operation: 'Q',
    view: 'network',
    splitView: 'table',
    settings: {
      'network.layout': 'rings',
      'network.size': 'true',
      'table.filter': '12',
      'table.hidden': ['provider.name', 'a&b'],
      'table.sort': [{ id: 'title', desc: true }],
      'time.top': 5,
      'time.stacked': false,
      'coverage.note': '',
    },
    selected: ['article-1', 'topic&2'],
  };
  expect(roundTrip(content)).toEqual(content);
});

test('settings are short, and in one order', () => {
  const params = paramsOf({ query: '{a}', settings: { 'table.b': 1, 'network.layout': 'rings', 'table.a': 'x' } });
  expect(params.toString()).toBe('query=%7Ba%7D&network.layout=rings&table.a=x&table.b=1');
});

test('takes from an address only what belongs to a tab', () => {
  expect(contentIn(new URLSearchParams('query={a}&view=__proto__&split=evil&headers={"x":1}&__proto__.x=1&other.x=1'))).toEqual({
    query: '{a}',
    variables: undefined,
    view: undefined,
  });
  expect(contentIn(new URLSearchParams('view=table&table.sort=x'))).toBeNull();
  expect(contentIn(new URLSearchParams('query={a}&view=table&split=table'))?.splitView).toBeUndefined();
});

test('never holds headers, and not a selection of a whole picture', () => {
  const selected = Array.from({ length: 401 }, (_, at) => `node-${10_000 + at}`);
  const params = paramsOf({ query: '{a}', selected, settings: { headers: 'secret', 'x.headers': 'secret' } });
  expect(params.toString()).toBe('query=%7Ba%7D');
});

test('tells whether two contents run the same', () => {
  expect(runsTheSame({ query: '{a}', variables: ' ' }, { query: '{a}', view: 'json' })).toBe(true);
  expect(runsTheSame({ query: '{a}', variables: '{"x":1}' }, { query: '{a}' })).toBe(false);
  expect(runsTheSame({ query: '{a}' }, { query: '{b}' })).toBe(false);
});
