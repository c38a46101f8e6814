import { type Column, columnsOf, isObjectList, textOf } from '../../answer/columns';
import { isObject } from '../../answer/json';
import type { List, Row } from '../../answer/lists';
import { type Interval, startOf } from './interval';

/** Rows with dates, and the columns by which they can be categorized. */
export interface Dated {
  list: List;
  dates: Column[];
  figures: Column[];
  /** Columns with few distinct values. */
  categories: Column[];
}

const MAX_CATEGORIES = 60;
/** The category of rows that have none of the categories shown, or no value. */
export const OTHERS = 'Others';
export const NONE_OF_THESE = 'None of these';

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
    categories: columns.filter((column) => (column.kind === 'text' || column.kind === 'objects' || column.kind === 'boolean') && isCategory(column, list.rows)),
  };
}

/** Whether the first rows have a date. */
export function isDated(list: List): boolean {
  return list.rows.slice(0, 10).some(({ value }) => isObject(value) && Object.values(value).some((field) => typeof field === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(field)));
}

function isCategory(column: Column, rows: readonly Row[]): boolean {
  const values = new Set<string>();
  let most = 0;
  for (const row of rows) {
    for (const value of categoriesOf(row, column)) {
      values.add(value);
      most++;
    }
    if (values.size > MAX_CATEGORIES * 10) {
      return false;
    }
  }
  return values.size > 1 && (values.size <= MAX_CATEGORIES || values.size < most / 2);
}

/** The categories of a row by a column: one value, or the names of several objects. */
export function categoriesOf(row: Row, column: Column): string[] {
  const cell = column.value(row);
  return cell === undefined ? [] : isObjectList(cell) ? cell.items.map(({ name }) => name) : [textOf(cell)];
}

export interface Point {
  row: Row;
  instant: number;
  /** Its categories that are shown, the most frequent first; the category of the others if it has none of them. */
  categories: string[];
}

/** Points over time. */
export interface KnownPoints {
  points: Point[];
  /** The categories shown, the most frequent first. */
  categories: string[];
  /** Whether rows have several categories, so that the numbers of the categories add up to more than the rows. */
  overlapping: boolean;
  /** The number of rows without a date. */
  undated: number;
}

/** Points over time, with the figure on the vertical axis. */
export interface Points extends KnownPoints {
  figure: Column;
}

/** The points of the rows that have a date, ordered by date. The most frequent categories are kept, the others combined. */
export function pointsOf(rows: readonly Row[], date: Column, category: Column | null, most: number): KnownPoints {
  const points: Point[] = [];
  const sizes = new Map<string, number>();
  let overlapping = false;
  for (const row of rows) {
    const instant = Date.parse(String(date.value(row) ?? ''));
    if (!Number.isNaN(instant)) {
      const categories = category ? [...new Set(categoriesOf(row, category))] : [];
      overlapping ||= categories.length > 1;
      categories.forEach((name) => sizes.set(name, (sizes.get(name) ?? 0) + 1));
      points.push({ row, instant, categories });
    }
  }
  const shown = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, most).map(([name]) => name);
  const none = overlapping ? NONE_OF_THESE : OTHERS;
  let others = false;
  for (const point of points) {
    point.categories = shown.filter((name) => point.categories.includes(name));
    if (point.categories.length === 0) {
      point.categories.push(none);
      others = true;
    }
  }
  points.sort((a, b) => a.instant - b.instant);
  return { points, categories: others || shown.length === 0 ? [...shown, none] : shown, overlapping, undated: rows.length - points.length };
}

/** The points by interval and category; a point counts under each of its categories. */
export function histogramOf(points: readonly Point[], interval: Interval): Map<number, Map<string, Point[]>> {
  const buckets = new Map<number, Map<string, Point[]>>();
  for (const point of points) {
    const start = startOf(point.instant, interval);
    const bucket = buckets.get(start) ?? new Map<string, Point[]>();
    buckets.set(start, bucket);
    for (const category of point.categories) {
      const list = bucket.get(category) ?? [];
      bucket.set(category, list);
      list.push(point);
    }
  }
  return buckets;
}
