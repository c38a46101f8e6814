import type { List, Row } from '../../answer/lists';
import { isObject } from '../../answer/json';
import { type Column, columnsOf, isThings, textOf } from '../table/columns';
import { startOf, type Interval } from './interval';

/** Rows with dates, and by what they can be told apart. */
export interface Dated {
  list: List;
  dates: Column[];
  figures: Column[];
  /** Columns with so few values that they tell rows apart. */
  kinds: Column[];
}

const MOST_KINDS = 60;
export const OTHERS = 'others';

export function datedOf(list: List): Dated | null {
  const columns = columnsOf(list);
  const dates = columns.filter((column) => column.kind === 'date').sort((a, b) => Number(b.label === 'publishedDateTime') - Number(a.label === 'publishedDateTime'));
  if (dates.length === 0) {
    return null;
  }
  return {
    list,
    dates,
    figures: columns.filter((column) => column.kind === 'number'),
    kinds: columns.filter((column) => (column.kind === 'text' || column.kind === 'things' || column.kind === 'boolean') && isKind(column, list.rows)),
  };
}

/** Whether rows are dated, by the first of them. */
export function isDated(list: List): boolean {
  return list.rows.slice(0, 10).some(({ value }) => isObject(value) && Object.values(value).some((fact) => typeof fact === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(fact)));
}

function isKind(column: Column, rows: readonly Row[]): boolean {
  const values = new Set<string>();
  let most = 0;
  for (const row of rows) {
    for (const value of kindsOf(row, column)) {
      values.add(value);
      most++;
    }
    if (values.size > MOST_KINDS * 10) {
      return false;
    }
  }
  return values.size > 1 && (values.size <= MOST_KINDS || values.size < most / 2);
}

/** What a column says of a row: one value, or the names of several things. */
export function kindsOf(row: Row, column: Column): string[] {
  const cell = column.value(row);
  return cell === undefined ? [] : isThings(cell) ? cell.names.map(({ name }) => name) : [textOf(cell)];
}

export interface Point {
  row: Row;
  instant: number;
  /** The one of the greatest kinds that it belongs to. */
  kind: string;
}

/** The rows that have a date, in its order, by the greatest kinds and the others; a row of several kinds goes by the greatest. */
export function pointsOf(rows: readonly Row[], date: Column, kind: Column | null, most: number): { points: Point[]; kinds: string[] } {
  const sizes = new Map<string, number>();
  if (kind) {
    for (const row of rows) {
      for (const name of kindsOf(row, kind)) {
        sizes.set(name, (sizes.get(name) ?? 0) + 1);
      }
    }
  }
  const greatest = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, most).map(([name]) => name);
  const points: Point[] = [];
  let others = false;
  for (const row of rows) {
    const instant = Date.parse(String(date.value(row) ?? ''));
    if (!Number.isNaN(instant)) {
      const names = kind ? kindsOf(row, kind) : [];
      const named = greatest.find((name) => names.includes(name));
      others ||= !named;
      points.push({ row, instant, kind: named ?? OTHERS });
    }
  }
  points.sort((a, b) => a.instant - b.instant);
  return { points, kinds: others && greatest.length > 0 ? [...greatest, OTHERS] : greatest.length > 0 ? greatest : [OTHERS] };
}

/** The points of each interval and kind. */
export function histogramOf(points: readonly Point[], interval: Interval): Map<number, Map<string, Point[]>> {
  const buckets = new Map<number, Map<string, Point[]>>();
  for (const point of points) {
    const start = startOf(point.instant, interval);
    const bucket = buckets.get(start) ?? new Map<string, Point[]>();
    buckets.set(start, bucket);
    const list = bucket.get(point.kind) ?? [];
    bucket.set(point.kind, list);
    list.push(point);
  }
  return buckets;
}
