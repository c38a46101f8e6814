import assert from 'node:assert/strict';
import { test } from 'vitest';
import { withoutAdditions } from '../operation/additions';
import { idAt, linesAt, linesOf } from './jsonLines';

const root = {
  errors: [{ message: 'a\nb' }],
  data: {
    view__x: 1,
    empty: [],
    none: {},
    articles: { view__page: { hasNextPage: true }, edges: [{ node: { view__id: 'a', title: 'One', topics: [] } }, { node: { view__id: 'b', title: 'Two', provider: { view__id: 'p', name: 'N' } } }] },
  },
};
const lines = JSON.stringify(withoutAdditions(root), null, 2).split('\n');

test('countsTheLinesOfTheText', () => {
  assert.equal(linesOf(root), lines.length);
});

test('findsAThingInTheText', () => {
  const found = linesAt(root, ['data', 'articles', 'edges', 1, 'node'])!;
  assert.match(lines[found.from - 1]!, /"node": \{/);
  assert.match(lines[found.from]!, /"title": "Two"/);
  assert.match(lines[found.to - 1]!, /^ +\}$/);
  assert.equal(linesAt(root, ['data', 'nowhere']), null);
});

test('findsTheThingAroundALine', () => {
  const at = (part: string) => idAt(root, lines.findIndex((line) => line.includes(part)) + 1);
  assert.deepEqual(['One', 'Two', '"N"', 'message', '"edges"'].map(at), ['a', 'b', 'p', null, null]);
});
