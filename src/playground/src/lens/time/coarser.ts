import { endOf, type Interval, INTERVALS, sensible, startOf } from './interval';
import { type Bucket, counts, type Series } from './series';

// So many bars can still be told apart.
const MOST_PERIODS = 120;
const MOST_BARS = 360;

/** The intervals to which periods can be put together: their own, and those that are longer. */
export function intervalsFrom(own: Interval): Interval[] {
  return INTERVALS.slice(INTERVALS.indexOf(own));
}

/** The interval that makes bars which can be seen, never shorter than that of the periods. */
export function fitting(series: readonly Series[], own: Interval): Interval {
  const starts = series.flatMap(({ buckets }) => [buckets[0]!.start, buckets.at(-1)!.start]);
  const most = Math.min(MOST_PERIODS, Math.floor(MOST_BARS / series.length));
  const seen = sensible(Math.min(...starts), Math.max(...starts), most);
  return intervalsFrom(own).includes(seen) ? seen : own;
}

/** Timelines by a longer interval: what counts is summed, what else is told is the mean by how many were counted. */
export function coarser(series: readonly Series[], own: Interval, interval: Interval): readonly Series[] {
  return own === interval ? series : series.map((one) => ({ ...one, buckets: summed(one.buckets, own, interval) }));
}

function summed(buckets: readonly Bucket[], own: Interval, interval: Interval): Bucket[] {
  const parts = new Map<number, Bucket[]>();
  for (const bucket of buckets) {
    const start = startOf(bucket.start, interval);
    const known = parts.get(start);
    if (known) {
      known.push(bucket);
    } else {
      parts.set(start, [bucket]);
    }
  }
  return [...parts].map(([start, of]) => ({
    start,
    from: of[0]!.start,
    end: of.at(-1)!.end ?? endOf(of.at(-1)!.start, own),
    figures: figuresOf(of),
    row: of[0]!.row,
  }));
}

function figuresOf(parts: readonly Bucket[]): Record<string, number | null> {
  const names = new Set(parts.flatMap(({ figures }) => Object.keys(figures)));
  const counted = [...names].find(counts);
  const figures: Record<string, number | null> = {};
  for (const name of names) {
    const told = parts.filter((part) => typeof part.figures[name] === 'number');
    const sum = (of: (part: Bucket) => number) => told.reduce((all, part) => all + of(part), 0);
    if (counts(name)) {
      figures[name] = sum((part) => part.figures[name]!);
    } else {
      const weight = (part: Bucket) => (counted ? (part.figures[counted] ?? 0) : 1);
      const weights = sum(weight);
      figures[name] = weights > 0 ? sum((part) => part.figures[name]! * weight(part)) / weights : null;
    }
  }
  return figures;
}

/** What was put together, for people. */
export function saidOf(own: Interval, shown: Interval, series: readonly Series[], figures: readonly string[]): string {
  if (own === shown) {
    return '';
  }
  const most = Math.max(...series.map(({ buckets }) => buckets.length));
  const means = figures.filter((figure) => !counts(figure));
  const mean = figures.some(counts) ? 'averages weighted by articles' : 'averages of theirs';
  return `${most.toLocaleString('en')} ${own.toLowerCase()}s summed by ${shown.toLowerCase()}${
    own === 'WEEK' ? ', a week where it begins' : ''
  }${means.length > 0 ? `; ${mean}` : ''}.`;
}
