import { endOf, type Interval, INTERVALS, shortestInterval, startOf } from './interval';
import { type Bucket, isCount, type Series } from './series';

// The maximum number of bars that can be told apart.
const MAX_PERIODS = 120;
const MAX_BARS = 360;

/** The intervals to which periods can be aggregated: their own and longer ones. */
export function intervalsFrom(own: Interval): Interval[] {
  return INTERVALS.slice(INTERVALS.indexOf(own));
}

/** The interval that gives a readable number of bars, never shorter than the periods' own. */
export function fittingInterval(series: readonly Series[], own: Interval): Interval {
  const starts = series.flatMap(({ buckets }) => [buckets[0]!.start, buckets.at(-1)!.start]);
  const most = Math.min(MAX_PERIODS, Math.floor(MAX_BARS / series.length));
  const seen = shortestInterval(Math.min(...starts), Math.max(...starts), most);
  return intervalsFrom(own).includes(seen) ? seen : own;
}

/** Aggregates timelines to a longer interval: counts are summed, other figures are averaged with the counts as weights. */
export function aggregatePeriods(series: readonly Series[], own: Interval, interval: Interval): readonly Series[] {
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
  const counted = [...names].find(isCount);
  const figures: Record<string, number | null> = {};
  for (const name of names) {
    const items = parts.filter((part) => typeof part.figures[name] === 'number');
    const sum = (of: (part: Bucket) => number) => items.reduce((all, part) => all + of(part), 0);
    if (isCount(name)) {
      figures[name] = sum((part) => part.figures[name]!);
    } else {
      const weight = (part: Bucket) => (counted ? (part.figures[counted] ?? 0) : 1);
      const weights = sum(weight);
      figures[name] = weights > 0 ? sum((part) => part.figures[name]! * weight(part)) / weights : null;
    }
  }
  return figures;
}

/** A note about the aggregation, for people. */
export function aggregationNote(own: Interval, shown: Interval, series: readonly Series[], figures: readonly string[]): string {
  if (own === shown) {
    return '';
  }
  const most = Math.max(...series.map(({ buckets }) => buckets.length));
  const means = figures.filter((figure) => !isCount(figure));
  const mean = figures.some(isCount) ? 'averages weighted by articles' : 'averages of theirs';
  return `${most.toLocaleString('en')} ${own.toLowerCase()}s summed by ${shown.toLowerCase()}${
    own === 'WEEK' ? ', a week where it begins' : ''
  }${means.length > 0 ? `; ${mean}` : ''}.`;
}
