import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Answer } from '../../answer/answer';
import { listsOf } from '../../answer/lists';
import { aggregatePeriods, aggregationNote, fittingInterval, intervalsFrom } from './aggregatePeriods';
import { datedOf, OTHERS, pointsOf } from './datedRows';
import { endOf, fillGaps, intervalLabel, intervalOf, shortestInterval, startOf } from './interval';
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
    tracks.map(({ name, shape, values }) => [name, shape, values]),
    [
      ['AI', 'bar', [2, 0, 1]],
      ['AI averageQuality', 'line', [50, null, 40]],
      ['Law', 'bar', [0, 0, 5]],
      ['Law averageQuality', 'line', [null, null, 60]],
    ],
  );
  assert.equal(tracks[2]!.marks[2]!.to, at('2020-04-01T00:00:00Z'));
});

test('readsGroupsByDateButNoOtherGroups', () => {
  assert.equal(seriesIn(answer({ articles: { groups: [{ view__type: 'ArticleGroup', start: '2020-06-01T00:00:00Z', count: 3 }] } })).length, 1);
  assert.equal(seriesIn(answer({ articles: { groups: [{ view__type: 'ArticleGroup', start: null, key: 'x', count: 3 }] } })).length, 0);
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

test('putsDaysTogetherUntilTheyCanBeSeen', () => {
  const day = 86_400_000;
  const bucket = (place: number) => ({
    view__type: 'TimeBucket',
    start: new Date(at('2020-01-15T00:00:00Z') + place * day).toISOString(),
    articleCount: place % 2,
    averageHeat: place % 2 ? place : null,
  });
  const days = seriesIn(answer({ topic: { view__id: 'a', name: 'AI', timeline: Array.from({ length: 1000 }, (_, place) => bucket(place)) } }));
  assert.equal(fittingInterval(days, 'DAY'), 'MONTH');
  assert.deepEqual(intervalsFrom('WEEK'), ['WEEK', 'MONTH', 'YEAR']);
  const few = days.map((one) => ({ ...one, buckets: one.buckets.slice(0, 40) }));
  assert.equal(fittingInterval(few, 'DAY'), 'DAY');
  assert.equal(fittingInterval(few, 'YEAR'), 'YEAR');

  const months = aggregatePeriods(few, 'DAY', 'MONTH');
  const { labels, tracks } = periodsOf(months, 'articleCount', 'averageHeat', 'MONTH');
  assert.deepEqual(labels, ['2020-01', '2020-02']);
  assert.deepEqual(tracks.map(({ values }) => values), [[8, 12], [8, 28]]);
  // Only the periods of the timeline are opened.
  assert.deepEqual(
    tracks[0]!.marks.map((mark) => [mark!.from, mark!.to]),
    [[at('2020-01-15T00:00:00Z'), at('2020-02-01T00:00:00Z')], [at('2020-02-01T00:00:00Z'), at('2020-02-24T00:00:00Z')]],
  );
  assert.equal(aggregationNote('DAY', 'MONTH', days, ['articleCount', 'averageHeat']), '1,000 days summed by month; averages weighted by articles.');
  assert.equal(aggregationNote('DAY', 'DAY', days, ['articleCount']), '');
});
