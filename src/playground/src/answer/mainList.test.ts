import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Answer } from './answer';
import { titleOf } from './lists';
import { mainList } from './mainList';

const best = (data: unknown) => titleOf(mainList({ data } as Answer)!);
const topics = [{ view__id: 't', name: 'T' }, { view__id: 'u', name: 'U' }];
const articles = (count: number) => ({
  edges: Array.from({ length: count }, (_, place) => ({ node: { view__id: `a${place}`, title: 'A', topics } })),
});
const cell = (count: number) => ({ node: { view__type: 'Coverage', provider: { view__id: 'p', name: 'P' }, articles: articles(count) } });

test('showsTheArticlesOfACellHoweverManyThereAre', () => {
  for (const count of [1, 2, 50]) {
    assert.equal(best({ coverage: { edges: [cell(count)] } }), 'coverage › articles');
  }
  assert.equal(best({ coverage: { edges: [cell(1), cell(1)] } }), 'coverage');
});

test('showsAPageOfOneThingRatherThanWhatStandsInIt', () => {
  assert.equal(best({ articles: articles(1) }), 'articles');
  assert.equal(best({ provider: { view__id: 'p', articles: articles(1), timeline: [{ start: 'x', n: 1 }, { start: 'y', n: 2 }] } }), 'provider › timeline');
  assert.equal(best({ topics: [{ view__id: 't', n: 1, timeline: [{ n: 1 }, { n: 2 }] }] }), 'topics › timeline');
});
