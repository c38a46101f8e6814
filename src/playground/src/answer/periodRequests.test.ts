import assert from 'node:assert/strict';
import { test } from 'vitest';
import { periodFieldAt, withInterval } from './periodRequests';

const flat = (text: string | undefined) => text?.replace(/\s+/g, ' ').replace(/([({]) /g, '$1').replace(/ ([)}])/g, '$1');

test('readsWhatWasAskedOfPeriods', () => {
  const query = 'query Q($i: Interval = WEEK) { topic(name: "AI") { t: timeline(interval: $i) { start n: articleCount } } }';
  const field = periodFieldAt({ query }, ['topic', 't'])!;
  assert.deepEqual([field.name, field.interval, field.first, field.names.get('n')], ['timeline', 'WEEK', null, 'articleCount']);
  assert.equal(periodFieldAt({ query, variables: { i: 'YEAR' } }, ['topic', 't'])!.interval, 'YEAR');
  const groups = periodFieldAt({ query: '{ articles { groups(by: MONTH) { nodes { key } } } }' }, ['articles', 'groups', 'nodes'])!;
  assert.deepEqual([groups.interval, groups.first], ['MONTH', 100]);
  assert.equal(periodFieldAt({ query: '{ articles { edges { cursor } } }' }, ['articles', 'edges']), null);
});

test('asksForAnotherIntervalWithTheSameFilter', () => {
  const query = 'query Q($w: ArticleFilter, $i: Interval) { stats { articleCount } topics { edges { node { name ...T } } } } fragment T on Topic { timeline(interval: $i, where: $w) { start } }';
  const changed = withInterval({ query, variables: { w: { type: { eq: 'a' } }, i: 'DAY' } }, [['topics', 'edges', 'node', 'timeline']], 'MONTH')!;
  assert.equal(
    flat(changed.query),
    'query ByMonth($w: ArticleFilter) {topics {edges {node {name ...T}}}} fragment T on Topic {timeline(where: $w, interval: MONTH) {start}}',
  );
  assert.deepEqual(changed.variables, { w: { type: { eq: 'a' } } });
  const groups = withInterval({ query: '{ articles { groups(by: DAY, first: 9) { edges { node { start } } } } }' }, [['articles', 'groups', 'edges', 'node']], 'WEEK')!;
  assert.match(flat(groups.query)!, /groups\(by: WEEK, first: 1000\)/);
});
