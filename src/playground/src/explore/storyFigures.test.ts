import { expect, test } from 'vitest';
import { type BlindSpot, columnsOf, describeLead, describeListed, describeUnlisted, formatProbability, laneOf, type ListedStory, spanOf, strongestOf } from './storyFigures';

const STORY: ListedStory = {
  id: 's',
  title: 'S',
  articleCount: 3,
  firstPublished: '2020-06-09T12:00:00Z',
  lastPublished: '2020-06-11T00:00:00Z',
  brokeBy: null,
  providers: [],
  timeline: [
    { start: '2020-06-09T00:00:00Z', articleCount: 2 },
    { start: '2020-06-10T00:00:00Z', articleCount: 0 },
    { start: '2020-06-11T00:00:00Z', articleCount: 1 },
  ],
};

test('a lane holds the days with articles, at their place between the first and the last day of all stories', () => {
  const span = spanOf([STORY, { ...STORY, firstPublished: null, lastPublished: null }])!;
  expect(laneOf(STORY, span)).toEqual([
    { at: 0, start: '2020-06-09T00:00:00Z', count: 2 },
    { at: 1, start: '2020-06-11T00:00:00Z', count: 1 },
  ]);
  expect(spanOf([{ ...STORY, firstPublished: null, lastPublished: null }])).toBeNull();
});

test('a lead is in the largest unit that fits', () => {
  expect([45, 60, 7300, 200_000].map(describeLead)).toEqual(['45 seconds', '1 minute', '2 hours', '2 days']);
});

test('the columns are the providers of which most is expected', () => {
  const rows = [{ spots: [spot('a.com', 0, 1, 0.3), spot('b.com', 2, 3, 0.1)] }, { spots: [spot('a.com', 0, 2.5, 0.05)] }];
  expect(columnsOf(rows, 2).map(({ domain }) => domain)).toEqual(['a.com', 'b.com']);
  expect(columnsOf(rows, 1).map(({ domain }) => domain)).toEqual(['a.com']);
  const unexpected = [{ spots: [spot('a.com', 1, 0, 1), spot('b.com', 2, 0, 1)] }];
  expect(columnsOf(unexpected, 2).map(({ domain }) => domain)).toEqual(['b.com', 'a.com']);
  expect(strongestOf(rows, 5).map(({ spot: one }) => one.probabilityOfNone)).toEqual([0.05, 0.3]);
});

test('a blind spot of which less than one article is expected is not among the strongest', () => {
  expect(strongestOf([{ spots: [spot('a.com', 0, 0.9, 0.01), spot('b.com', 0, 1, 0.3)] }], 5).map(({ spot: one }) => one.provider.domain)).toEqual(['b.com']);
});

test('a heading names the total if only a part is listed', () => {
  expect([describeListed(10, 10), describeListed(10, 12)]).toEqual(['', ' (10 of 12)']);
});

test('a provider that is not listed is said to have nothing only if all are listed', () => {
  expect(describeUnlisted(7, 7)).toBe('It has no article in the story, and none on its topics.');
  expect(describeUnlisted(25, 40)).toBe('It is not among the 25 of 40 providers of which the most articles are expected in the story.');
});

test('probabilities are in per cent', () => {
  expect([0.125, 0.0042, 0.00001, 0, 1].map(formatProbability)).toEqual(['12.5 %', '0.42 %', 'under 0.01 %', '0 %', '100 %']);
});

function spot(domain: string, foundCount: number, expectedCount: number, probabilityOfNone: number): BlindSpot {
  return {
    provider: { domain, name: domain },
    topics: [],
    storyArticleCount: 3,
    foundCount,
    seenCount: 1,
    topicArticleCount: 1,
    onTopicCount: 1,
    share: 1,
    expectedCount,
    probabilityOfNone,
    windowStart: '',
    windowEnd: '',
  };
}
