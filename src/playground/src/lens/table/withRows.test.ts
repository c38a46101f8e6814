import assert from 'node:assert/strict';
import { test } from 'vitest';
import { type Answer, cameAs, graph } from '../../answer/answer';
import { listsOf } from '../../answer/lists';
import { withRows } from './withRows';

const articles = (from: number, to: number, more: boolean) => ({
  lens__page: { hasNextPage: more, endCursor: String(to) },
  totalCount: 4,
  edges: Array.from({ length: to - from }, (_, place) => ({ node: { lens__id: `a${from + place}`, lens__type: 'Article' } })),
});

test('putsAllRowsInThePlaceOfAPage', () => {
  const answer = { serial: 1, data: { topic: { lens__id: 't', articles: articles(0, 2, true) }, stats: { n: 1 } } } as unknown as Answer;
  const [read] = listsOf({ topic: { articles: articles(0, 4, false) } });
  const merged = withRows(answer, ['topic', 'articles'], read!.rows, false);
  const [list] = listsOf(merged.data);
  assert.deepEqual([list!.rows.length, list!.total, list!.more], [4, 4, false]);
  assert.equal(graph(merged).entities.size, 5);
  assert.equal(graph(answer).entities.size, 3);
  assert.equal(cameAs(merged), answer);
  assert.equal(cameAs(withRows(merged, ['topic', 'articles'], read!.rows, false)), answer);
});
