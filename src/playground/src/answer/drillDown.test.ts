import assert from 'node:assert/strict';
import { test } from 'vitest';
import { articlesOfCell, articlesOfPeriod } from './drillDown';
import { listsOf } from './lists';

const [from, to] = [Date.UTC(2020, 5, 1), Date.UTC(2020, 6, 1)];
const flat = (text: string | undefined) => text?.replace(/\s+/g, ' ');
const topic = (more: object) => ({ view__type: 'Topic', view__id: btoa('Topic:ai'), ...more });

test('opensThePeriodOfATimelineOfOneTopicOfSeveral', () => {
  const query = 'query Q($w: ArticleFilter) { topics { edges { node { name t: timeline(interval: MONTH, where: $w) { start } } } } }';
  const data = { topics: { edges: [{ node: topic({ t: [{ start: '2020-06-01T00:00:00Z' }] }) }] } };
  const row = listsOf(data).find((list) => list.fields.includes('t'))!.rows[0]!;
  const opened = articlesOfPeriod({ query, variables: { w: { type: { eq: 'video' } } } }, row, from, to)!;
  assert.match(
    flat(opened.query)!,
    /^query ArticlesOfPeriod\(\$w: ArticleFilter\) \{ topic\(name: "ai"\) \{ name articles\( ?where: \{ ?and: \[\$w, \{ ?publishedDateTime: \{ ?gte: "2020-06-01T00:00:00Z", lt: "2020-07-01T00:00:00Z" ?\} ?\}\] ?\} first: 50 ?\)/,
  );
  assert.deepEqual(opened.variables, { w: { type: { eq: 'video' } } });
});

test('opensThePeriodOfGroupsOfAPage', () => {
  const query = '{ found: articles(first: 3, where: {type: {eq: "video"}}) { groups(by: MONTH) { nodes { start count } } } }';
  const row = listsOf({ found: { groups: { nodes: [{ start: '2020-06-01T00:00:00Z', count: 3 }] } } })[0]!.rows[0]!;
  const opened = articlesOfPeriod({ query }, row, from, to)!;
  assert.match(flat(opened.query)!, /found: articles\( ?first: 50,? where: \{ ?and: \[\{ ?type: \{ ?eq: "video" ?\} ?\}, \{ ?publishedDateTime/);
  assert.doesNotMatch(opened.query, /groups/);
});

test('opensACellAsItWasCounted', () => {
  const query = '{ coverage(where: {topic: {slug: {in: ["ai"]}}}) { edges { node { articleCount } } } }';
  const row = listsOf({ coverage: { edges: [{ node: { articleCount: 1 } }] } })[0]!.rows[0]!;
  const opened = flat(articlesOfCell({ query }, row, 'kitv.com', 'ai')!.query)!;
  assert.match(opened, /coverage\( ?where: \{ ?and: \[\{ ?topic: .*\}, \{ ?provider: \{ ?domain: \{ ?eq: "kitv.com" ?\} ?\}, topic: \{ ?slug: \{ ?eq: "ai" ?\} ?\} ?\}\] ?\} ?\)/);
});

test('countsInACellOfATopicWhatItsFilterLets', () => {
  const query = '{ topic(name: "AI") { coverage(where: {quality: {gte: 50}}) { edges { node { articleCount } } } } }';
  const data = { topic: topic({ coverage: { edges: [{ node: { articleCount: 1 } }] } }) };
  const row = listsOf(data)[0]!.rows[0]!;
  const opened = flat(articlesOfCell({ query }, row, 'kitv.com', 'ai')!.query)!;
  assert.match(opened, /articles: \{ ?quality: \{ ?gte: 50 ?\} ?\} ?\} ?\) \{ edges/);
  assert.match(opened, /articles\( ?where: \{ ?quality: \{ ?gte: 50 ?\} ?\},? first: 50 ?\)/);
});
