import assert from 'node:assert/strict';
import { test } from 'vitest';
import { type Answer, graphIn, originalOf } from './answer';
import { listsOf } from './lists';
import { replaceRows } from './replaceRows';

const articles = (from: number, to: number, more: boolean) => ({
  view__page: { hasNextPage: more, endCursor: String(to) },
  totalCount: 4,
  edges: Array.from({ length: to - from }, (_, place) => ({ node: { view__id: `a${from + place}`, view__type: 'Article' } })),
});

test('putsAllRowsInThePlaceOfAPage', () => {
  const answer = { serial: 1, data: { topic: { view__id: 't', articles: articles(0, 2, true) }, stats: { n: 1 } } } as unknown as Answer;
  const [read] = listsOf({ topic: { articles: articles(0, 4, false) } });
  const merged = replaceRows(answer, ['topic', 'articles'], read!.rows, false);
  const [list] = listsOf(merged.data);
  assert.deepEqual([list!.rows.length, list!.total, list!.more], [4, 4, false]);
  assert.equal(graphIn(merged).entities.size, 5);
  assert.equal(graphIn(answer).entities.size, 3);
  assert.equal(originalOf(merged), answer);
  assert.equal(originalOf(replaceRows(merged, ['topic', 'articles'], read!.rows, false)), answer);
});
