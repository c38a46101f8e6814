import { buildSchema } from 'graphql';
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { canGroup, groupedPeriodsRequest, overviewRequest } from './exactGroups';

const flat = (text: string | undefined) => text?.replace(/\s+/g, ' ').replace(/([({[]) /g, '$1').replace(/ ([)}\]])/g, '$1');
const query = 'query Q($w: ArticleFilter, $n: Int) { topic(name: "AI") { found: articles(where: $w, first: $n, orderBy: [{ field: HEAT }]) { edges { node { title } } } } }';
const request = { query, variables: { w: { type: { eq: 'a' } }, n: 3 } };

test('countsTheGroupsUnderTheSameFilter', () => {
  const overview = overviewRequest(request, ['topic', 'found'], 'TOPIC', 8)!;
  assert.equal(
    flat(overview.query),
    'query ExactNumbers($w: ArticleFilter) {all: topic(name: "AI") {found: articles(where: $w) {totalCount aggregate {publishedDateTime {min max}} groups(by: TOPIC, first: 8) {nodes {key topic {name} count}}}} undated: topic(name: "AI") {found: articles(where: {and: [$w, {publishedDateTime: {isNull: true}}]}) {totalCount}}}',
  );
  assert.deepEqual(overview.variables, { w: { type: { eq: 'a' } } });
});

test('asksForThePeriodsOfEachGroupAndOfAllOthers', () => {
  const topics = flat(groupedPeriodsRequest(request, ['topic', 'found'], 'TOPIC', ['ai', 'law'], 'MONTH')!.query)!;
  assert.match(topics, /of1: topic\(name: "AI"\) {found: articles\(where: {and: \[\$w, {topics: {some: {slug: {in: \["law"\]}}}}\]}\) {groups\(by: MONTH, first: 1000\)/);
  assert.match(topics, /others: topic\(name: "AI"\) {found: articles\(where: {and: \[\$w, {topics: {none: {slug: {in: \["ai", "law"\]}}}}\]}\)/);
  const providers = flat(groupedPeriodsRequest({ query: '{ articles { edges { cursor } } }' }, ['articles'], 'PROVIDER', ['a.org'], 'DAY')!.query)!;
  assert.match(providers, /others: articles\(where: {not: {provider: {domain: {in: \["a.org"\]}}}}\)/);
});

test('asksOnlyConnectionsThatTheGatewayCanGroup', () => {
  const schema = buildSchema(`
    type Query { articles: Articles! topics: Topics! }
    type Articles { edges: [Edge!]! groups: [Int!]! aggregate: Int } type Topics { edges: [Edge!]! } type Edge { cursor: String! }
  `);
  const both = { query: '{ a: articles { edges { cursor } } topics { ...T } } fragment T on Topics { edges { cursor } }' };
  assert.equal(canGroup(both, ['a'], schema), true);
  assert.equal(canGroup(both, ['topics'], schema), false);
  assert.equal(canGroup(both, ['a'], null), false);
});
