import type { Column } from '../../answer/columns';
import type { Row } from '../../answer/lists';
import { type Dated, histogramOf, NONE_OF_THESE, OTHERS, pointsOf } from './datedRows';
import { figureLabel, isCount } from './figures';
import { endOf, fillGaps, type Interval, intervalLabel, intervalOf } from './interval';
import type { Series } from './series';

/** What a bar stands for: a period, with its rows of the answer. */
export interface Mark {
  from: number;
  to: number;
  rows: Row[];
}

/** A series of values over the periods. */
export interface Track {
  name: string;
  /** The label of the figure. */
  figure: string;
  count: boolean;
  axis: 'first' | 'second';
  values: (number | null)[];
  marks: (Mark | null)[];
}

/** The periods of a chart and the series over them. */
export interface Periods {
  interval: Interval;
  starts: number[];
  labels: string[];
  tracks: Track[];
  /** Whether the values of the tracks can be added up, so that bars may stand on each other. */
  stackable: boolean;
}

const MAX_ROWS = 5_000;

/** The chart of timelines and groups: one figure on the first axis, and another one on a second. */
export function periodsOf(series: readonly Series[], first: string, second: string | null, by?: Interval, disjoint = false): Periods {
  const known = series.flatMap(({ buckets }) => buckets.map(({ start }) => start));
  const interval = by ?? intervalOf(known);
  const starts = fillGaps(known, interval, MAX_ROWS);
  const tracks: Track[] = [];
  for (const { name, buckets } of series) {
    const byStart = new Map(buckets.map((bucket) => [bucket.start, bucket]));
    for (const [figure, axis] of [[first, 'first'], [second, 'second']] as const) {
      if (figure) {
        tracks.push({
          name: second && axis === 'second' ? (series.length > 1 ? `${name}: ${figureLabel(figure)}` : figureLabel(figure)) : name,
          figure: figureLabel(figure),
          count: isCount(figure),
          axis,
          // A period without a bucket has no articles.
          values: starts.map((start) => byStart.get(start)?.figures[figure] ?? (isCount(figure) ? 0 : null)),
          marks: starts.map((start) => {
            const bucket = byStart.get(start);
            return bucket ? { from: start, to: bucket.end ?? endOf(start, interval), rows: [bucket.row] } : null;
          }),
        });
      }
    }
  }
  return { interval, starts, labels: starts.map((start) => intervalLabel(start, interval)), tracks, stackable: disjoint && isCount(first) };
}

/** The chart of dated rows: their number in each interval, by category. */
export function histogram({ list }: Pick<Dated, 'list'>, date: Column, category: Column | null, interval: Interval, most: number, what = 'Number of rows'): Periods {
  const { points, categories, overlapping } = pointsOf(list.rows, date, category, most);
  const buckets = histogramOf(points, interval);
  const starts = fillGaps([...buckets.keys()], interval, MAX_ROWS);
  return {
    interval,
    starts,
    labels: starts.map((start) => intervalLabel(start, interval)),
    stackable: !overlapping,
    tracks: categories.map((name) => ({
      name: [OTHERS, NONE_OF_THESE].includes(name) && categories.length === 1 ? what : name,
      figure: what,
      count: true,
      axis: 'first',
      values: starts.map((start) => buckets.get(start)?.get(name)?.length ?? 0),
      marks: starts.map((start) => {
        const found = buckets.get(start)?.get(name);
        return found ? { from: start, to: endOf(start, interval), rows: found.map(({ row }) => row) } : null;
      }),
    })),
  };
}
