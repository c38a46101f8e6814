import { buildSchema, parse, validate } from 'graphql';
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { pagingOf } from './paging';

const schema = buildSchema(`
  type Query { articles(where: Where, orderBy: [String!], first: Int, after: String, last: Int, before: String): Articles! topic(name: String!): Topic stats: Int! }
  input Where { title: String }
  type Topic { name: String! articles(where: Where, first: Int, after: String, last: Int, before: String): Articles! }
  type Articles { edges: [Edge!]! pageInfo: PageInfo! totalCount: Int! groups(by: String!): [Int!]! }
  type Edge { cursor: String! node: Article! }
  type Article { title: String! related(first: Int): Articles! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
`);

function page(query: string, names: string[], variables?: Record<string, unknown>, operationName?: string) {
  const paging = pagingOf({ query, variables, operationName }, names, true)!;
  const request = paging.page(100, 'c', false);
  assert.deepEqual(validate(schema, parse(request.query)), []);
  assert.deepEqual(validate(schema, parse(paging.page(100, null, true).query)), []);
  return { ...request, flat: request.query.replace(/\s+/g, ' '), paging };
}

test('asksForTheConnectionAlone', () => {
  const { flat, variables } = page('{ stats articles(first: 5, where: {title: "x"}) { totalCount groups(by: "DAY") edges { node { title } } } }', ['articles']);
  assert.equal(
    flat,
    'query AllRows($view__first: Int!, $view__after: String) { articles(where: {title: "x"}, first: $view__first, after: $view__after)' +
      ' { edges { node { title } } view__page: pageInfo { hasNextPage endCursor } } }',
  );
  assert.deepEqual(variables, { view__first: 100, view__after: 'c' });
});

test('followsAliasesAndFragments', () => {
  const query = `
    query A { stats }
    query B($t: String!, $unused: Int) { x: topic(name: $t) { ...T } }
    fragment T on Topic { name mine: articles { ...C totalCount } }
    fragment C on Articles { edges { cursor node { ...N } } pageInfo { hasNextPage } }
    fragment N on Article { title related { edges { node { title } } } }`;
  const { flat, variables } = page(query, ['x', 'mine'], { t: 'AI', unused: 1 }, 'B');
  assert.match(flat, /x: topic\(name: \$t\) \{ \.\.\. on Topic \{ mine: articles\(first: \$view__first, after: \$view__after\)/);
  assert.match(flat, /fragment N on Article/);
  assert.doesNotMatch(flat, /unused|totalCount|stats/);
  assert.deepEqual(variables, { t: 'AI', view__first: 100, view__after: 'c' });
});

test('beginsAtTheStartWhateverPieceWasWritten', () => {
  const { flat, paging } = page('{ articles(last: 3, before: "q", orderBy: ["a"]) { edges { node { title } } } }', ['articles']);
  assert.match(flat, /articles\(orderBy: \["a"\], first: \$view__first, after: \$view__after\)/);
  assert.equal(paging.partial, true);
});

test('countsWithTheFirstPageOnly', () => {
  const paging = pagingOf({ query: '{ articles { edges { cursor } } }' }, ['articles'], true)!;
  assert.match(paging.page(10, null, true).query, /view__total: totalCount/);
  assert.doesNotMatch(paging.page(10, 'c', false).query, /totalCount/);
});

test('readsNothingButWhatWasWritten', () => {
  assert.equal(pagingOf({ query: '{ stats }' }, ['articles'], true), null);
  assert.equal(pagingOf({ query: 'mutation { a }' }, ['a'], true), null);
});
