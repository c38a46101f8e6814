import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Answer } from '../../answer/answer';
import { listsOf } from '../../answer/lists';
import { autoInterval, cappedCount, cappedNote, GROUP_INTERVALS, intervalsOf } from './autoInterval';
import { breakEnd, chartTheme, periodOptions } from './chartOptions';
import { datedOf, NONE_OF_THESE, OTHERS, pointsOf } from './datedRows';
import { endOf, fillGaps, intervalLabel, intervalOf, INTERVALS, shortestInterval, startOf } from './interval';
import { histogram, periodsOf } from './periods';
import { seriesIn } from './series';

const at = (text: string) => Date.parse(text);
const answer = (data: unknown) => ({ data }) as Answer;

test('cutsTimeAsTheGatewayDoes', () => {
  assert.equal(startOf(at('2020-06-10T13:45:00Z'), 'WEEK'), at('2020-06-08T00:00:00Z'));
  assert.equal(startOf(at('1969-12-31T13:45:00Z'), 'WEEK'), at('1969-12-29T00:00:00Z'));
  assert.equal(endOf(at('2020-02-01T00:00:00Z'), 'MONTH'), at('2020-03-01T00:00:00Z'));
  assert.equal(intervalOf([at('2020-01-01T00:00:00Z'), at('2020-03-01T00:00:00Z')]), 'MONTH');
  assert.equal(intervalOf([at('2020-06-08T00:00:00Z'), at('2020-06-15T00:00:00Z')]), 'WEEK');
  assert.equal(shortestInterval(at('2020-01-01T00:00:00Z'), at('2020-02-01T00:00:00Z'), 60), 'DAY');
  assert.equal(intervalLabel(at('2020-02-01T00:00:00Z'), 'MONTH'), '2020-02');
});

test('showsPeriodsWithoutArticles', () => {
  assert.equal(fillGaps([at('2020-04-01T00:00:00Z'), at('2020-01-01T00:00:00Z')], 'MONTH', 100).length, 4);
  assert.equal(fillGaps([0, at('2020-01-01T00:00:00Z')], 'HOUR', 100).length, 2);
});

test('comparesTheTimelinesOfSeveralTopics', () => {
  const bucket = (start: string, articleCount: number, averageQuality: number | null) => ({ view__type: 'TimeBucket', start, articleCount, averageQuality });
  const series = seriesIn(
    answer({
      topics: [
        { view__id: 'a', view__type: 'Topic', name: 'AI', timeline: [bucket('2020-01-01T00:00:00Z', 2, 50), bucket('2020-02-01T00:00:00Z', 0, null), bucket('2020-03-01T00:00:00Z', 1, 40)] },
        { view__id: 'b', view__type: 'Topic', name: 'Law', timeline: [bucket('2020-03-01T00:00:00Z', 5, 60)] },
      ],
    }),
  );
  const { labels, tracks } = periodsOf(series, 'articleCount', 'averageQuality');
  assert.deepEqual(labels, ['2020-01', '2020-02', '2020-03']);
  assert.deepEqual(
    tracks.map(({ name, axis, values }) => [name, axis, values]),
    [
      ['AI', 'first', [2, 0, 1]],
      ['AI: Average quality', 'second', [50, null, 40]],
      ['Law', 'first', [0, 0, 5]],
      ['Law: Average quality', 'second', [null, null, 60]],
    ],
  );
  assert.equal(tracks[2]!.marks[2]!.to, at('2020-04-01T00:00:00Z'));
});

test('readsGroupsByDateButNoOtherGroups', () => {
  assert.equal(seriesIn(answer({ articles: { groups: { nodes: [{ view__type: 'ArticleGroup', start: '2020-06-01T00:00:00Z', count: 3 }] } } })).length, 1);
  assert.equal(seriesIn(answer({ articles: { groups: { nodes: [{ view__type: 'ArticleGroup', start: null, key: 'x', count: 3 }] } } })).length, 0);
});

test('countsDatedRowsByKind', () => {
  const article = (publishedDateTime: string | null, name: string) => ({ view__type: 'Article', publishedDateTime, provider: { view__type: 'Provider', name } });
  const [list] = listsOf({
    articles: [article('2020-06-01T10:00:00Z', 'A'), article('2020-06-01T12:00:00Z', 'A'), article('2020-06-03T00:00:00Z', 'B'), article('2020-06-03T00:00:00Z', 'C'), article(null, 'A')],
  });
  const dated = datedOf(list!)!;
  const provider = dated.categories.find(({ label }) => label === 'name')!;
  assert.deepEqual(pointsOf(list!.rows, dated.dates[0]!, provider, 1).categories, ['A', OTHERS]);
  const { labels, tracks } = histogram(dated, dated.dates[0]!, provider, 'DAY', 1);
  assert.deepEqual(labels, ['2020-06-01', '2020-06-02', '2020-06-03']);
  assert.deepEqual(tracks.map(({ name, values }) => [name, values]), [['A', [2, 0, 0]], [OTHERS, [0, 0, 2]]]);
});

test('countsARowUnderEachOfItsTopics', () => {
  const article = (day: string, ...topics: string[]) => ({
    view__type: 'Article',
    publishedDateTime: `2020-06-${day}T10:00:00Z`,
    topics: topics.map((name) => ({ view__type: 'Topic', view__id: name, name })),
  });
  const [list] = listsOf({ articles: [article('01', 'AI', 'Law'), article('01', 'AI'), article('02', 'AI', 'Law'), article('02', 'Tax'), article('02')] });
  const dated = datedOf(list!)!;
  const topics = dated.categories.find(({ label }) => label === 'topics')!;
  const periods = histogram(dated, dated.dates[0]!, topics, 'DAY', 2);
  assert.deepEqual(periods.tracks.map(({ name, values }) => [name, values]), [['AI', [2, 1]], ['Law', [1, 1]], [NONE_OF_THESE, [0, 2]]]);
  assert.equal(periods.stackable, false);
  assert.equal(periods.tracks[1]!.marks[1]!.rows.length, 1);
});

const day = 86_400_000;
const bucket = (place: number) => ({
  view__type: 'TimeBucket',
  start: new Date(at('2020-01-15T00:00:00Z') + place * day).toISOString(),
  articleCount: place % 2,
});
const days = (count: number, query = '{ topic(name: "AI") { timeline { start articleCount } } }') =>
  seriesIn({
    data: { topic: { view__id: 'a', name: 'AI', timeline: Array.from({ length: count }, (_, place) => bucket(place)) } },
    request: { query },
  } as Answer);

test('choosesAnIntervalThatCanBeReadAndThatTheGatewayHas', () => {
  assert.equal(autoInterval(days(1000), 'DAY', INTERVALS), 'MONTH');
  assert.equal(autoInterval(days(40), 'DAY', INTERVALS), 'DAY');
  assert.equal(autoInterval(days(40), 'YEAR', INTERVALS), 'YEAR');
  assert.equal(autoInterval(days(20_000), 'DAY', GROUP_INTERVALS), 'MONTH');
  assert.deepEqual(intervalsOf(days(3), 'DAY'), INTERVALS);
  const groups = seriesIn({ data: { articles: { groups: { nodes: [{ start: '2020-06-01T00:00:00Z', count: 3 }] } } }, request: { query: '{ articles { groups(by: MONTH) { nodes { start count } } } }' } } as Answer);
  assert.deepEqual(intervalsOf(groups, 'MONTH'), GROUP_INTERVALS);
});

test('saysThatOlderPeriodsAreMissing', () => {
  assert.equal(cappedCount(days(1000), [{ code: 'CAPPED', path: ['topic', 'timeline'] }]), 1000);
  assert.equal(cappedCount(days(1000), [{ code: 'CAPPED', path: ['topic', 'other'] }]), 0);
  assert.equal(cappedNote(1000, 'DAY'), 'Showing only the newest 1,000 days. Choose a longer interval.');
  const query = '{ articles { groups(by: DAY, first: 2) { nodes { start count } } } }';
  const groups = (count: number) => seriesIn({ data: { articles: { groups: { nodes: Array.from({ length: count }, (_, place) => ({ start: new Date(place * day).toISOString(), count: 1 })) } } }, request: { query } } as Answer);
  assert.equal(cappedCount(groups(2), null), 2);
  assert.equal(cappedCount(groups(1), null), 0);
});

test('readsFiguresByTheirFieldsWhateverTheirAliases', () => {
  const series = seriesIn({
    data: { articles: { g: { nodes: [{ start: '2020-06-01T00:00:00Z', n: 3, q: { a: 51.5, max: null } }, { start: '2020-08-01T00:00:00Z', n: 1, q: { a: null, max: null } }] } } },
    request: { query: '{ articles { g: groups(by: MONTH) { nodes { start n: count ...F } } } } fragment F on ArticleGroup { q: quality { a: average max } }' },
  } as Answer);
  assert.deepEqual(series[0]!.buckets[0]!.figures, { count: 3, 'quality.average': 51.5, 'quality.max': null });
  const { tracks } = periodsOf(series, 'count', 'quality.average');
  assert.deepEqual(tracks.map(({ figure, values }) => [figure, values]), [['Number of articles', [3, 0, 1]], ['Average quality', [51.5, null, null]]]);
});

test('startsAnAxisAtZeroOrBreaksIt', () => {
  assert.equal(breakEnd([100, 110, null]), 90);
  assert.equal(breakEnd([1, 90]), null);
  assert.equal(breakEnd([]), null);
  const periods = periodsOf(days(3), 'articleCount', null);
  const theme = chartTheme(false);
  const chart = (kind: 'bars' | 'lines') => periodOptions(periods, kind, false, theme, new Set()) as { series: { type: string }[]; yAxis: { breaks?: unknown }[] };
  assert.deepEqual([chart('bars').series[0]!.type, chart('lines').series[0]!.type], ['bar', 'line']);
  assert.equal(chart('lines').yAxis[0]!.breaks, undefined);
});
