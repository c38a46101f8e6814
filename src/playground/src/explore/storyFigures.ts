/** A story in an answer. */
export interface ListedStory {
  id: string;
  title: string;
  articleCount: number;
  firstPublished: string | null;
  lastPublished: string | null;
  brokeBy: { provider: Named; secondProvider: { name: string } | null; secondsAhead: number | null } | null;
  providers: Named[];
  timeline?: { start: string; articleCount: number }[];
}

interface Named {
  name: string;
  domain: string;
}

/** How many articles of a provider are expected in a story, and how many it has there. */
export interface BlindSpot {
  provider: Named;
  topics: { name: string }[];
  storyArticleCount: number;
  foundCount: number;
  seenCount: number;
  topicArticleCount: number;
  onTopicCount: number;
  share: number;
  expectedCount: number;
  probabilityOfNone: number;
  windowStart: string;
  windowEnd: string;
}

/** A day of a lane: where it is, from 0 to 1, and how many articles it has. */
export interface LaneDay {
  at: number;
  start: string;
  count: number;
}

/** The time that the lanes of some stories share; null if no article has a date. */
export function spanOf(stories: readonly ListedStory[]): { from: number; until: number } | null {
  const times = stories.flatMap(({ firstPublished, lastPublished }) => [firstPublished, lastPublished]).flatMap((time) => (time ? [Date.parse(time)] : []));
  return times.length === 0 ? null : { from: startOfDay(Math.min(...times)), until: Math.max(...times) };
}

/** The days of a story that have articles. */
export function laneOf(story: ListedStory, { from, until }: { from: number; until: number }): LaneDay[] {
  const length = Math.max(until - from, DAY);
  return (story.timeline ?? [])
    .filter(({ articleCount }) => articleCount > 0)
    .map(({ start, articleCount }) => ({ at: (Date.parse(start) - from) / length, start, count: articleCount }));
}

const DAY = 86_400_000;

function startOfDay(time: number): number {
  return Math.floor(time / DAY) * DAY;
}

/** How far the first was ahead, in the largest unit that gives a whole number of at least one. */
export function describeLead(seconds: number): string {
  const [unit, size] = ([['day', 86_400], ['hour', 3600], ['minute', 60]] as const).find(([, length]) => seconds >= length) ?? (['second', 1] as const);
  const count = Math.floor(seconds / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A column of the matrix: a provider. */
export interface MatrixColumn {
  domain: string;
  name: string;
}

/** The providers of which the most articles are expected, and then found, over all stories. */
export function columnsOf(rows: readonly { spots: readonly BlindSpot[] }[], most: number): MatrixColumn[] {
  const sums = new Map<string, { name: string; expected: number; found: number }>();
  for (const { provider, expectedCount, foundCount } of rows.flatMap(({ spots }) => spots)) {
    const sum = sums.get(provider.domain) ?? { name: provider.name, expected: 0, found: 0 };
    sums.set(provider.domain, { ...sum, expected: sum.expected + expectedCount, found: sum.found + foundCount });
  }
  return [...sums]
    .sort(([a, one], [b, other]) => other.expected - one.expected || other.found - one.found || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([domain, { name }]) => ({ domain, name }));
}

/** How many of all items are listed, for a heading; empty if all are. */
export function describeListed(listed: number, total: number): string {
  return listed < total ? ` (${listed} of ${total})` : '';
}

/** What is said of a provider that is not among the listed rows of a story. */
export function describeUnlisted(listed: number, total: number): string {
  return listed < total
    ? `It is not among the ${listed} of ${total} providers of which the most articles are expected in the story.`
    : 'It has no article in the story, and none on its topics.';
}

/** The strongest blind spots with at least one expected article, over all stories, the smallest probability first. */
export function strongestOf<T extends { spots: readonly BlindSpot[] }>(rows: readonly T[], most: number): { row: T; spot: BlindSpot }[] {
  return rows
    .flatMap((row) => row.spots.filter(({ foundCount, expectedCount }) => foundCount === 0 && expectedCount >= 1).map((spot) => ({ row, spot })))
    .sort((a, b) => a.spot.probabilityOfNone - b.spot.probabilityOfNone || b.spot.expectedCount - a.spot.expectedCount)
    .slice(0, most);
}

/** A probability in per cent. */
export function formatProbability(probability: number): string {
  const percent = 100 * probability;
  return percent > 0 && percent < 0.01 ? 'under 0.01 %' : `${percent.toLocaleString('en-GB', { maximumFractionDigits: percent < 1 ? 2 : 1 })} %`;
}
