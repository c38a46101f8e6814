import type { Column } from '../../answer/columns';
import type { Row } from '../../answer/lists';
import { type Dated, histogramOf, OTHERS, pointsOf } from './datedRows';
import { endOf, fillGaps, type Interval, intervalLabel, intervalOf } from './interval';
import { isCount, type Series } from './series';

/** What a bar stands for: a period, with its rows of the answer. */
export interface Mark {
  from: number;
  to: number;
  rows: Row[];
}

/** A series of bars or a line. */
export interface Track {
  name: string;
  figure: string;
  shape: 'bar' | 'line';
  values: (number | null)[];
  marks: (Mark | null)[];
}

/** The periods of a chart and the series over them. */
export interface Periods {
  interval: Interval;
  starts: number[];
  labels: string[];
  tracks: Track[];
  stacked: boolean;
}

const MAX_ROWS = 5_000;

/** The chart of timelines and groups: one figure as bars, another as a line. */
export function periodsOf(series: readonly Series[], bars: string, line: string | null, by?: Interval): Periods {
  const known = series.flatMap(({ buckets }) => buckets.map(({ start }) => start));
  const interval = by ?? intervalOf(known);
  const starts = fillGaps(known, interval, MAX_ROWS);
  const tracks: Track[] = [];
  for (const { name, buckets } of series) {
    const byStart = new Map(buckets.map((bucket) => [bucket.start, bucket]));
    for (const [figure, shape] of [[bars, 'bar'], [line, 'line']] as const) {
      if (figure) {
        tracks.push({
          name: series.length > 1 || shape === 'line' ? `${name}${shape === 'line' ? ` ${figure}` : ''}` : name,
          figure,
          shape,
          // A period without a bucket has no articles.
          values: starts.map((start) => byStart.get(start)?.figures[figure] ?? (isCount(figure) ? 0 : null)),
          marks: starts.map((start) => {
            const bucket = byStart.get(start);
            return bucket ? { from: bucket.from ?? start, to: bucket.end ?? endOf(start, interval), rows: [bucket.row] } : null;
          }),
        });
      }
    }
  }
  return { interval, starts, labels: starts.map((start) => intervalLabel(start, interval)), tracks, stacked: false };
}

/** The chart of dated rows: their number in each interval, by category. */
export function histogram({ list }: Pick<Dated, 'list'>, date: Column, category: Column | null, interval: Interval, most: number): Periods {
  const { points, categories } = pointsOf(list.rows, date, category, most);
  const buckets = histogramOf(points, interval);
  const starts = fillGaps([...buckets.keys()], interval, MAX_ROWS);
  return {
    interval,
    starts,
    labels: starts.map((start) => intervalLabel(start, interval)),
    stacked: true,
    tracks: categories.map((name) => ({
      name: name === OTHERS && categories.length === 1 ? 'rows' : name,
      figure: 'rows',
      shape: 'bar',
      values: starts.map((start) => buckets.get(start)?.get(name)?.length ?? 0),
      marks: starts.map((start) => {
        const found = buckets.get(start)?.get(name);
        return found ? { from: start, to: endOf(start, interval), rows: found.map(({ row }) => row) } : null;
      }),
    })),
  };
}
