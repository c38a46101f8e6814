import assert from 'node:assert/strict';
import { test } from 'vitest';
import { idsOf, listsOf, namesIn, titleOf } from './lists';

const data = {
  topics: {
    totalCount: 9,
    view__page: { hasNextPage: true },
    edges: [
      { cursor: 'a', node: { view__id: 't1', view__type: 'Topic', keywords: ['x'], timeline: [{ start: 's1' }, { start: 's2' }] } },
      { cursor: 'b', node: { view__id: 't2', view__type: 'Topic', keywords: [], timeline: [{ start: 's3' }] } },
    ],
  },
};

test('findsPagesAndListsWithinThem', () => {
  const lists = listsOf(data);
  assert.deepEqual(lists.map((list) => [titleOf(list), list.rows.length, list.nested]), [['topics', 2, false], ['topics › timeline', 3, true]]);
  assert.deepEqual([lists[0]!.total, lists[0]!.more, lists[0]!.connection], [9, true, true]);
});

test('knowsWhereARowStandsAndWhoseItIs', () => {
  const row = listsOf(data)[1]!.rows[2]!;
  assert.deepEqual(row.path, ['data', 'topics', 'edges', 1, 'node', 'timeline', 0]);
  assert.deepEqual(namesIn(row.path), ['topics', 'edges', 'node', 'timeline']);
  assert.equal(row.owner!.value['view__id'], 't2');
});

test('takesForTheIdsOfARowItsOwnOrThoseItNames', () => {
  const row = { path: [], edge: null, owner: null };
  assert.deepEqual(idsOf({ ...row, value: { view__id: 'a', provider: { view__id: 'p' } } }), ['a']);
  assert.deepEqual(idsOf({ ...row, value: { provider: { view__id: 'p' }, topic: { view__id: 't' } } }), ['p', 't']);
  assert.deepEqual(idsOf({ ...row, value: null }), []);
});

test('addsUpTheTotalsOfCombinedPages', () => {
  const page = (totalCount: number, hasNextPage: boolean) => ({ totalCount, pageInfo: { hasNextPage }, edges: [{ node: { view__id: `a${totalCount}` } }] });
  const both = listsOf({ topics: [{ articles: page(7, true) }, { articles: page(1, false) }] }).at(-1)!;
  assert.deepEqual([both.rows.length, both.total, both.more, both.nested], [2, 8, true, true]);
});
