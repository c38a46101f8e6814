import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Answer } from './answer';
import { emptyNotes } from './emptyAnswer';

const messages = (query: string, data: unknown, more: Partial<Answer> & { variables?: Record<string, unknown> } = {}) =>
  emptyNotes({ request: { query, variables: more.variables }, data, errors: [], ...more } as unknown as Answer).map(({ message }) => message);

test('saysWhatANullMeans', () => {
  const query = 'query Q($x: URL!) { one: article(webUrl: $x) { title } topic(name: "Y") { name } path(from: $x, to: "https://b") { length } }';
  assert.deepEqual(messages(query, { one: null, topic: null, path: null }, { variables: { x: 'https://a' } }), [
    'No article has this address: https://a.',
    'No topic has this name: Y.',
    'No chain of related articles leads from one to the other.',
  ]);
  const why = '{ whyRelated(from: "https://a", to: "https://b") { from { title } to { title } evidence { strength } } }';
  assert.deepEqual(messages(why, { whyRelated: { from: { title: 'A' }, to: null, evidence: [] } }), [
    'No article has the second address (to).',
    'Nothing connects these two articles.',
  ]);
});

test('saysWhatAnEmptyListMeans', () => {
  const empty = { edges: [], totalCount: 0 };
  assert.deepEqual(messages('{ search(text: "xyz") { edges { rank } } }', { search: empty }), ['No matches: xyz.']);
  assert.deepEqual(messages('{ hot: articles(where: { heat: { gt: 9 } }) { edges { cursor } } }', { hot: empty }), ['hot: No matches.']);
  assert.deepEqual(messages('{ ...F } fragment F on Query { topics { edges { cursor } } }', { topics: empty }), ['topics: nothing found.']);
  assert.deepEqual(messages('{ article(webUrl: "https://a") { title network { edges { cursor } } } }', { article: { title: 'A', network: empty } }), ['No related articles.']);
});

test('isSilentWhereNothingIsMissing', () => {
  assert.deepEqual(messages('{ articles(first: 0) { totalCount edges { cursor } } }', { articles: { totalCount: 9, edges: [] } }), []);
  assert.deepEqual(messages('{ articles(first: 0) { edges { cursor } } }', { articles: { edges: [] } }), []);
  const failed = { errors: [{ message: 'x', path: ['article'] }] } as Partial<Answer>;
  assert.deepEqual(messages('{ article(webUrl: "https://a") { title } }', { article: null }, failed), []);
  const data = { article: { title: 'A', body: null, topics: [], related: { edges: [{ node: { title: 'B' } }] } } };
  assert.deepEqual(messages('{ article(webUrl: "https://a") { title body topics { name } related { edges { node { title } } } } }', data), []);
});
