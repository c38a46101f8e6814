import type { Row } from '../../answer/lists';
import type { Column } from '../table/columns';
import { type Dated, histogramOf, OTHERS, pointsOf } from './dated';
import { endOf, filled, type Interval, intervalOf, nameOfStart } from './interval';
import { counts, type Series } from './series';

/** What a bar stands for: rows of the answer, or a period that can be asked for. */
export interface Mark {
  from: number;
  to: number;
  rows: Row[];
}

/** One line or one kind of bars. */
export interface Track {
  name: string;
  figure: string;
  shape: 'bar' | 'line';
  values: (number | null)[];
  marks: (Mark | null)[];
}

/** Periods from left to right, and what is drawn over them. */
export interface Periods {
  interval: Interval;
  starts: number[];
  labels: string[];
  tracks: Track[];
  stacked: boolean;
}

const MOST = 5_000;

/** The chart of timelines and groups: one figure as bars, another as lines. */
export function periodsOf(series: readonly Series[], bars: string, line: string | null, by?: Interval): Periods {
  const known = series.flatMap(({ buckets }) => buckets.map(({ start }) => start));
  const interval = by ?? intervalOf(known);
  const starts = filled(known, interval, MOST);
  const tracks: Track[] = [];
  for (const { name, buckets } of series) {
    const byStart = new Map(buckets.map((bucket) => [bucket.start, bucket]));
    for (const [figure, shape] of [[bars, 'bar'], [line, 'line']] as const) {
      if (figure) {
        tracks.push({
          name: series.length > 1 || shape === 'line' ? `${name}${shape === 'line' ? ` ${figure}` : ''}` : name,
          figure,
          shape,
          // Where a timeline says nothing there is no article; where groups have no bucket, neither.
          values: starts.map((start) => byStart.get(start)?.figures[figure] ?? (counts(figure) ? 0 : null)),
          marks: starts.map((start) => {
            const bucket = byStart.get(start);
            return bucket ? { from: bucket.from ?? start, to: bucket.end ?? endOf(start, interval), rows: [bucket.row] } : null;
          }),
        });
      }
    }
  }
  return { interval, starts, labels: starts.map((start) => nameOfStart(start, interval)), tracks, stacked: false };
}

/** The chart of dated rows: how many there are in each interval, by kind. */
export function histogram({ list }: Pick<Dated, 'list'>, date: Column, kind: Column | null, interval: Interval, most: number): Periods {
  const { points, kinds } = pointsOf(list.rows, date, kind, most);
  const buckets = histogramOf(points, interval);
  const starts = filled([...buckets.keys()], interval, MOST);
  return {
    interval,
    starts,
    labels: starts.map((start) => nameOfStart(start, interval)),
    stacked: true,
    tracks: kinds.map((name) => ({
      name: name === OTHERS && kinds.length === 1 ? 'rows' : name,
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
