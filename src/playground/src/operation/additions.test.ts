import { buildSchema, parse, validate } from 'graphql';
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { withAdditions, withoutAdditions } from './additions';

const schema = buildSchema(`
  type Query { article(webUrl: String!): Article articles(first: Int): ArticleConnection! stats: Stats! coverage: Coverage node(id: ID!): Node }
  interface Node { id: ID! }
  type Article implements Node { id: ID! title: String! hasDocument: Boolean! topics: [Topic!]! related(first: Int): ArticleConnection! }
  type Topic implements Node { id: ID! name: String! articles: ArticleConnection! }
  type ArticleConnection { edges: [ArticleEdge!]! pageInfo: PageInfo! }
  type ArticleEdge { cursor: String! node: Article! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Coverage { id: ID! articleCount: Int! }
  type Stats { articleCount: Int! }
`);

test('addsTypesIdsAndWhereAPageEnds', () => {
  const { query } = withAdditions('{articles{edges{node{title}}}}', schema);
  assert.equal(
    query,
    '{articles{ view__type: __typename view__page: pageInfo { hasNextPage endCursor } edges{ view__type: __typename node{ view__type: __typename view__id: id view__documented: hasDocument title}}}}',
  );
  assert.deepEqual(validate(schema, parse(query)), []);
});

test('takesNoRowForAnEntity', () => {
  assert.equal(withAdditions('{coverage{articleCount}}', schema).query, '{coverage{ view__type: __typename articleCount}}');
});

test('asksOnlyForPagesThatCanBeFollowed', () => {
  const { query } = withAdditions('{ articles { edges { node { related { edges { cursor } } } } } }', schema);
  assert.equal(query.split('view__page').length, 2);
});

test('staysValidWhateverWasNamedSo', () => {
  const written = 'query Q { node(id: "x") { ...F ... on Topic { id: name } } } fragment F on Article { id: title }';
  assert.deepEqual(validate(schema, parse(withAdditions(written, schema).query)), []);
});

test('findsThePlaceInWhatWasWritten', () => {
  const written = '{\r\n  stats { articleCount }\n  article(webUrl: "a") { titel }\n}';
  const additions = withAdditions(written, schema);
  const sent = additions.query.split(/\r\n|\n/)[2]!.indexOf('titel') + 1;
  assert.deepEqual(additions.place({ line: 3, column: sent }), { line: 3, column: 26 });
  assert.deepEqual(additions.place({ line: 3, column: 3 }), { line: 3, column: 3 });
});

test('takesOutWhatWasAdded', () => {
  assert.deepEqual(withoutAdditions({ a: [{ view__id: 'x', b: null }], view__page: {} }), { a: [{ b: null }] });
});
