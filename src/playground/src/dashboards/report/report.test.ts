import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Answer } from '../../answer/answer';
import { reportHtml } from './reportHtml';
import { leftOut, MAX_ROWS, tablesOf } from './tables';

const EVIL = '</script><img src=x onerror=alert(1)>"\'&';
const answer = (data: unknown): Answer => ({ serial: 1, request: { query: '{ a }' }, data, errors: [], extensions: {}, status: 200, milliseconds: 1, bytes: 1 });
const article = (title: string, more: Record<string, unknown> = {}) => ({ view__id: title, view__type: 'Article', title, ...more });
const articles = (nodes: unknown[], totalCount: number) =>
  answer({ articles: { view__type: 'ArticleConnection', totalCount, edges: nodes.map((node) => ({ view__type: 'ArticleEdge', node })) } });

test('writesAllValuesIntoTablesThatCanBeSorted', () => {
  const [table, ...others] = tablesOf(
    articles(
      [
        article('One', { heat: 12, quality: 49.469, publishedDateTime: '2021-12-29T20:57:38Z', webUrl: 'https://www.a.org/one', hot: true, note: null }),
        article('Two', { heat: -1, quality: null, publishedDateTime: '2021-12-01T00:00:00Z', webUrl: 'javascript:alert(1)', hot: false, note: null }),
      ],
      2,
    ),
  );
  assert.equal(others.length, 0);
  assert.match(table!, /<caption>articles: 2 rows\.<\/caption>/);
  assert.deepEqual([...table!.matchAll(/<th scope="col"[^>]*>([^<]*)/g)].map((one) => one[1]), ['title', 'heat', 'quality', 'publishedDateTime', 'webUrl', 'hot', 'note']);
  assert.match(table!, /<td class="number" data-sort="12">12<\/td><td class="number" data-sort="49.469">49.47<\/td>/);
  assert.match(table!, /<td data-sort="2021-12-29T20:57:38Z"><time datetime="2021-12-29T20:57:38Z">2021-12-29 20:57<\/time>/);
  assert.match(table!, />2021-12-01<\/time>/);
  assert.match(table!, /<a href="https:\/\/www\.a\.org\/one" rel="noopener noreferrer">a\.org\/one<\/a>/);
  assert.ok(!table!.includes('href="javascript') && table!.includes('<td>javascript:alert(1)</td>'));
  assert.ok(!table!.includes('view__'));
});

test('opensTheObjectsOfACellInIt', () => {
  const related = { view__type: 'RelatedConnection', totalCount: 300, edges: [{ position: 4, node: article('Inner', { provider: { view__type: 'Provider', name: 'P' } }) }] };
  const [table] = tablesOf(articles([article('Outer', { related, topics: [{ view__type: 'Topic', name: 'AI' }] })], 1));
  assert.match(table!, /<td data-sort="300"><details><summary>300: Inner<\/summary><table class="inner"><thead><tr><th scope="col" class="number">position<\/th><th scope="col">title<\/th><th scope="col">provider\.name<\/th>/);
  assert.match(table!, /1 of 300 are included\./);
  assert.match(table!, /<summary>1: AI<\/summary>/);
});

test('saysWhatIsLeftOut', () => {
  const some = articles(Array.from({ length: 20 }, (_, place) => article(`${place}`)), 37_318);
  assert.deepEqual(leftOut(some), ['Only 20 of 37,318 rows of “articles” are included.']);
  assert.deepEqual(leftOut(some, 'Showing 20 of 37,318 articles.'), []);
  assert.match(tablesOf(some)[0]!, /articles: 20 of 37,318 rows\./);
  const many = articles(Array.from({ length: MAX_ROWS + 5 }, (_, place) => article(`${place}`)), MAX_ROWS + 5);
  assert.deepEqual(leftOut(many), []);
  const [table] = tablesOf(many);
  assert.match(table!, /1,005 rows\. The first 1,000 are in this table\./);
  assert.equal(table!.match(/<tr>/g)!.length, MAX_ROWS + 1);
});

test('hasTheValuesThatAreNotInLists', () => {
  const [table] = tablesOf(answer({ stats: { view__type: 'Stats', articleCount: 13, newest: '2020-06-11T00:00:00Z' } }));
  assert.match(table!, /<th scope="row">stats\.articleCount<\/th><td class="number" data-sort="13">13<\/td>/);
  assert.deepEqual(tablesOf(answer(null)), []);
});

test('keepsHostileTextsTexts', () => {
  const tables = tablesOf(articles([article(EVIL, { note: EVIL.repeat(20), topics: [{ view__type: 'Topic', name: EVIL, [EVIL]: EVIL }], [EVIL]: 1 })], 1));
  const html = reportHtml(
    { title: EVIL, sentence: EVIL, filters: { topics: [EVIL], providers: [EVIL] } },
    [{ title: EVIL, subtitle: EVIL, notes: [EVIL], picture: null, tables, query: EVIL }],
    { gateway: EVIL, version: EVIL, date: new Date(0) },
    { script: 'run()', scriptHash: 'sha256-abc=', style: 'b{}' },
  );
  assert.ok(!html.includes('<img') && html.match(/<\/script>/g)!.length === 1 && html.match(/<script>/g)!.length === 1);
  assert.ok(!/="[^"]*<[^"]*"/.test(html));
});

test('allowsItsOwnScriptOnly', () => {
  const html = reportHtml(
    { title: 'T', sentence: '', filters: { from: '2021-01-01T00:00:00Z', topics: ['AI'], providers: [] } },
    [],
    { gateway: 'localhost:8080', version: '0.1.0', date: new Date('2026-11-28T16:50:00Z') },
    { script: 'run()', scriptHash: 'sha256-abc=', style: 'b{}' },
  );
  assert.match(html, /Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;sha256-abc=&#39;; style-src &#39;unsafe-inline&#39;; base-uri/);
  assert.match(html, /Filters: published from 1 January 2021; topics: AI\./);
  assert.match(html, /Source: Newsgraph at localhost:8080, version 0\.1\.0, 28 November 2026, 16:50 UTC\./);
  assert.ok(!/https?:\/\//.test(html));
});
