import assert from 'node:assert/strict';
import { test } from 'vitest';
import { cellsRequest, countedArticles, largest, totalsRequest } from './coverageTotals';

// Values of literals have no prototype.
const plain = <T>(value: T): T => structuredClone(value);
const root = (where: string, variables = {}) =>
  plain(countedArticles({ query: `query Q($w: CoverageFilter, $a: ArticleFilter) { c: coverage(where: ${where}) { edges { cursor } } }`, variables }, ['c'], false));

test('findsTheArticlesThatACoverageCounts', () => {
  assert.deepEqual(root('null'), { where: undefined, everyCell: true });
  assert.deepEqual(root('{ articles: { type: { eq: "a" } }, topic: { slug: { eq: "ai" } } }'), { where: { type: { eq: 'a' } }, everyCell: true });
  assert.deepEqual(root('$w', { w: { and: [{ articles: { a: 1 } }, { articles: { b: 2 }, articleCount: { gte: 5 } }] } }), { where: { and: [{ a: 1 }, { b: 2 }] }, everyCell: false });
  assert.deepEqual(root('{ articles: $a }', { a: { x: 1 } }), { where: { x: 1 }, everyCell: true });
  assert.deepEqual(root('{ or: [{ provider: { name: { eq: "A" } } }, { topic: { name: { eq: "B" } } }] }'), { where: undefined, everyCell: true });
  assert.deepEqual(root('{ not: { share: { gt: 0.5 } } }'), { where: undefined, everyCell: false });
  assert.equal(root('{ or: [{ articles: { a: 1 } }] }'), null);
});

test('takesTheFilterOfATopicAsOneOfArticles', () => {
  const query = '{ topic(name: "AI") { coverage(where: { heat: { gte: 5 } }) { edges { cursor } } } }';
  const counted = plain(countedArticles({ query }, ['topic', 'coverage'], true))!;
  assert.deepEqual(counted, { where: { heat: { gte: 5 } }, everyCell: true });
  assert.deepEqual(totalsRequest(counted).variables, { where: { heat: { gte: 5 } } });
  assert.match(totalsRequest({ where: undefined, everyCell: true }).query, /^query CoverageTotals \{\n {2}articles \{/);
});

test('asksForTheCellsOfTheLargest', () => {
  assert.deepEqual(largest(new Map([['a', 1], ['b', 3], ['c', 2]]), 2), ['b', 'c']);
  const { query } = cellsRequest({ query: '{ coverage(first: 9, after: "x", where: { articles: { a: 1 } }) { edges { cursor } } }' }, ['coverage'], ['a.org'], ['ai'])!;
  assert.match(query.replace(/\s+/g, ''), /coverage\(first:9,?where:\{and:\[\{articles:\{a:1\}\},\{provider:\{domain:\{in:\["a.org"\]\}\},topic:\{slug:\{in:\["ai"\]\}\}\}\]\}\)/);
});
