import { buildSchema, parse, validate } from 'graphql';
import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Filters } from '../filters/filters';
import { type Filtered, filterRequest } from './filterRequest';

const schema = buildSchema(`
  scalar DateTime
  type Query {
    articles(where: ArticleFilter, first: Int): [Article!]!
    coverage(where: CoverageFilter, first: Int): [Coverage!]!
    topic(name: String!): Topic
    providers(first: Int): [Provider!]!
    stats: Stats!
  }
  type Stats { articleCount: Int! }
  type Article { title: String related(where: ArticleFilter): [Article!]! topics: [Topic!]! }
  type Topic { name: String! timeline(where: ArticleFilter, interval: String): [Bucket!]! }
  type Provider { name: String! articles(where: ArticleFilter): [Article!]! }
  type Bucket { start: DateTime! articleCount: Int! }
  type Coverage { articleCount: Int! }
  input ArticleFilter { and: [ArticleFilter!] publishedDateTime: DateTimeFilter topics: TopicsFilter provider: ProviderFilter heat: IntFilter }
  input CoverageFilter { and: [CoverageFilter!] articles: ArticleFilter articleCount: IntFilter }
  input DateTimeFilter { gte: DateTime lt: DateTime }
  input IntFilter { gte: Int }
  input TopicsFilter { some: TopicFilter }
  input TopicFilter { name: StringFilter }
  input ProviderFilter { domain: StringFilter }
  input StringFilter { in: [String!] eq: String }
`);
const TIME = { from: '2021-01-01T00:00:00Z', until: '2021-02-01T00:00:00Z' };
const only = (more: Partial<Filters>): Filters => ({ topics: [], providers: [], ...more });

// The query without differences of space, and the result must be valid.
function filtered(query: string, filters: Filters, variables: Record<string, unknown> = {}): Filtered & { query: string } {
  const result = filterRequest({ query, variables }, filters, schema);
  assert.deepEqual(validate(schema, parse(result.request.query)), []);
  return { ...result, query: result.request.query.replace(/\s+/g, ' ').trim() };
}

test('changesNothingWithoutFilters', () => {
  const request = { query: '{ stats { articleCount } }' };
  assert.deepEqual(filterRequest(request, only({}), schema), { request, filtered: false, missedParts: [], missedFields: [] });
});

test('setsTheVariablesThatStandForTheFilters', () => {
  const query = 'query ($from: DateTime!, $until: DateTime, $topics: [String!]!, $provider: String!) { articles(where: { publishedDateTime: { gte: $from, lt: $until }, topics: { some: { name: { in: $topics } } }, provider: { domain: { in: [$provider] } } }) { title } }';
  const { request, missedParts, missedFields } = filtered(query, only({ ...TIME, topics: ['AI', 'Energy'], providers: ['a.org'] }), { from: 'x', first: 5 });
  assert.equal(request.query, query);
  assert.deepEqual(request.variables, { ...TIME, topics: ['AI', 'Energy'], provider: 'a.org', first: 5 });
  assert.deepEqual([missedParts, missedFields], [[], []]);
});

test('leavesVariablesOfOtherTypes', () => {
  const query = 'query ($providers: Int!, $topic: String!) { providers(first: $providers) { name articles { title } } topic(name: $topic) { name } }';
  const { request, query: sent, missedFields } = filtered(query, only({ providers: ['a.org'], topics: ['AI', 'Energy'] }), { providers: 6, topic: 'Robots' });
  assert.deepEqual(request.variables, { providers: 6, topic: 'Robots' });
  assert.match(sent, /name articles\( where: \{topics: \{some: \{name: \{in: \["AI", "Energy"\]\}\}\}, provider: \{domain: \{in: \["a\.org"\]\}\}\} \)/);
  assert.deepEqual(missedFields, ['topic']);
});

test('addsTheFilterToTheOutermostArticles', () => {
  const { query } = filtered('{ articles(first: 3, where: {heat: {gte: 1}}) { title related { title } } newest: articles { title } }', only({ topics: ['AI'] }));
  assert.equal(
    query,
    '{ articles( first: 3 where: {and: [{heat: {gte: 1}}, {topics: {some: {name: {in: ["AI"]}}}}]} ) { title related { title } } newest: articles(where: {topics: {some: {name: {in: ["AI"]}}}}) { title } }',
  );
});

test('mergesAVariableThatIsAFilter', () => {
  const query = 'query ($where: ArticleFilter = {heat: {gte: 1}}) { a: articles(where: $where) { title } b: articles(where: $where) { title } }';
  const added = { publishedDateTime: { gte: TIME.from } };
  assert.deepEqual(JSON.parse(JSON.stringify(filtered(query, only({ from: TIME.from })).request.variables)), { where: { and: [{ heat: { gte: 1 } }, added] } });
  assert.deepEqual(filtered(query, only({ from: TIME.from }), { where: { heat: { gte: 7 } } }).request.variables, { where: { and: [{ heat: { gte: 7 } }, added] } });
  assert.deepEqual(filtered(query, only({ from: TIME.from }), { where: null }).request.variables, { where: added });
});

test('filtersTheArticlesThatCoverageCounts', () => {
  const { query } = filtered('{ coverage(where: {articleCount: {gte: 2}}) { articleCount } }', only({ providers: ['a.org'] }));
  assert.match(query, /where: \{and: \[\{articleCount: \{gte: 2\}\}, \{articles: \{provider: \{domain: \{in: \["a\.org"\]\}\}\}\}\]\}/);
});

test('tellsWhatTheFiltersDoNotReach', () => {
  const none = filtered('{ stats { articleCount } }', only({ ...TIME, topics: ['AI'] }));
  assert.deepEqual([none.filtered, none.missedParts, none.missedFields], [false, ['time range', 'topics'], ['stats']]);
  const some = filtered('{ all: stats { articleCount } articles { title } }', only(TIME));
  assert.deepEqual([some.filtered, some.missedParts, some.missedFields], [true, [], ['all']]);
  const part = filtered('query ($topic: String!) { topic(name: $topic) { name } }', only({ ...TIME, topics: ['AI'] }));
  assert.deepEqual([part.filtered, part.missedParts, part.missedFields], [true, ['time range'], []]);
});

test('reachesFieldsWithinFragments', () => {
  const { query, missedFields } = filtered('query { ...Root topic(name: "AI") { ...Line } } fragment Root on Query { articles { ...Part } } fragment Line on Topic { timeline { start } } fragment Part on Article { related { title } }', only({ topics: ['AI'] }));
  assert.match(query, /articles\(where/);
  assert.match(query, /timeline\(where/);
  assert.ok(!/related\(/.test(query));
  assert.deepEqual(missedFields, []);
});

test('keepsHostileValuesTexts', () => {
  const { query } = filtered('{ articles { title } }', only({ topics: ['"]}}}}) { x } #\n'] }));
  assert.match(query, /in: \["\\"\]\}\}\}\}\) \{ x \} #\\n"\]/);
});
