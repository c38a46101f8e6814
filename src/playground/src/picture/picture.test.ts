import assert from 'node:assert/strict';
import { test } from 'vitest';
import { describeRequest, titleOfQuery, variablesInWords } from './describeRequest';
import { type Picture, svgOfPicture } from './picture';
import { pngScale } from './png';
import { sourceLine } from './source';
import { textWidth, wrapText } from './wrapText';

const date = new Date('2026-11-28T16:50:00Z');
const picture = (more: Partial<Picture>): Picture => ({
  title: 'Articles by month',
  drawing: { svg: '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300"><circle r="5"/></svg>', width: 600, height: 300 },
  source: { gateway: 'localhost:8080', version: '0.1.0', date },
  ...more,
});

test('putsAllTextsAroundTheDrawingInTheirOrder', () => {
  const svg = svgOfPicture(
    picture({
      subtitle: 'topic: AI',
      note: 'The first 100 of 37,318 articles.',
      legend: [{ label: 'Article', mark: { shape: 'circle', fill: '#123456' } }, { label: 'lists as related', mark: { shape: 'line', colour: 'grey', arrow: true } }],
    }),
  );
  const texts = [...svg.matchAll(/<text x="[^"]*" y="([^"]*)"[^>]*>([^<]*)</g)].map((one) => one[2]);
  assert.deepEqual(texts, [
    'Articles by month',
    'topic: AI',
    'Article',
    'lists as related',
    'The first 100 of 37,318 articles.',
    'Source: Newsgraph at localhost:8080, version 0.1.0, 28 November 2026, 16:50 UTC',
  ]);
  assert.match(svg, /^<svg [^>]*width="648" height="[\d.]+"/);
  assert.match(svg, /<svg x="24" y="84.2" width="600" height="300" viewBox="0 0 600 300">\n<svg xmlns/);
  assert.ok(!svg.includes('<?xml'));
  assert.equal(svg.match(/fill="#123456"/g)!.length, 1);
});

test('growsTheTextsWithALargeDrawingAndCentresASmallOne', () => {
  const large = svgOfPicture(picture({ drawing: { svg: '<svg/>', width: 2800, height: 1400 } }));
  assert.match(large, /^<svg [^>]*viewBox="0 0 1448 [\d.]+" width="2896"/);
  const small = svgOfPicture(picture({ drawing: { svg: '<svg/>', width: 100, height: 100 } }));
  assert.match(small, /width="480"/);
  assert.match(small, /<svg x="190" y="[\d.]+" width="100" height="100"/);
});

test('keepsHostileTextsTexts', () => {
  const evil = '<img src=x onerror=alert(1)></text><script>"\'&\u0000';
  const svg = svgOfPicture(
    picture({
      title: evil,
      subtitle: evil,
      note: evil,
      legend: [{ label: evil, mark: { shape: 'square', fill: '"/><script>' } }],
      source: { gateway: evil, version: evil, revision: evil, date },
      drawing: { svg: '<svg/>', width: 10, height: 10, areas: [{ x: 0, y: 0, width: 1, height: 1, text: evil }] },
    }),
  );
  assert.ok(!svg.includes('<img') && !svg.includes('<script') && !svg.includes('\u0000'));
});

test('wrapsTextsToTheWidth', () => {
  const words = 'Which articles on artificial intelligence were published by whom';
  const lines = wrapText(words, 200, 14);
  assert.ok(lines.length > 1 && lines.every((line) => textWidth(line) * 14 <= 200), lines.join('|'));
  assert.equal(lines.join(' '), words);
  assert.equal(wrapText('x'.repeat(100), 70, 10).join(''), 'x'.repeat(100));
  assert.equal(wrapText('知識'.repeat(30), 100, 10).every((line) => textWidth(line) * 10 <= 100), true);
  const cut = wrapText(words, 200, 14, 2);
  assert.equal(cut.length, 2);
  assert.ok(cut[1]!.endsWith('…') && textWidth(cut[1]!) * 14 <= 214);
  assert.deepEqual(wrapText('  ', 100, 10), []);
});

test('namesTheRevisionOnceItIsKnown', () => {
  assert.equal(
    sourceLine({ gateway: 'news.example.org', version: '1.0', revision: '42', date }),
    'Source: Newsgraph at news.example.org, version 1.0, revision 42, 28 November 2026, 16:50 UTC',
  );
});

test('boundsThePixelsOfAPng', () => {
  assert.equal(pngScale(600, 300), 2);
  assert.equal(pngScale(16_000, 100), 0.5);
  assert.ok(pngScale(7000, 7000) ** 2 * 49_000_000 <= 40_000_001);
});

test('describesAQueryInWords', () => {
  assert.equal(titleOfQuery('# How does interest rise?\nquery A { x }'), 'How does interest rise?');
  assert.equal(titleOfQuery('query TopicOverTime { x }'), 'Topic over time');
  assert.equal(titleOfQuery('query A { x } query WhoCovers { x }', 'WhoCovers'), 'Who covers');
  assert.equal(titleOfQuery('{ a: articles { x } b: articles { x } stats { y } }'), 'Articles, stats');
  assert.equal(titleOfQuery('{'), 'Answer');
  assert.deepEqual(describeRequest({ query: '{ stats { articleCount } }' }), { title: 'Stats', subtitle: '' });
});

test('describesVariablesInWords', () => {
  assert.equal(variablesInWords({ topic: 'AI', interval: 'DAY', none: null }), 'topic: AI; interval: DAY');
  assert.equal(
    variablesInWords({
      where: {
        publishedDateTime: { gte: '2021-01-01T00:00:00Z', lt: '2021-02-01T12:30:00Z' },
        topics: { some: { name: { in: ['AI', 'Energy'] } } },
        provider: { domain: { in: ['a.org'] } },
        hasDocument: { eq: false },
      },
    }),
    'published from 1 January 2021, before 1 February 2021, 12:30 UTC; topics: AI or Energy; provider: a.org; with document: false',
  );
  assert.equal(variablesInWords({ providers: ['1', '2', '3', '4', '5', '6', '7'] }), 'providers: 1, 2, 3, 4, 5 or 2 more');
});
