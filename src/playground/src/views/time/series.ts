import type { Answer } from '../../answer/answer';
import { nameOfObject } from '../../answer/columns';
import { isObject, type Json } from '../../answer/json';
import { type List, type Owner, type Row, titleOf } from '../../answer/lists';
import { listsIn } from '../../answer/mainList';
import { PREFIX, TYPE } from '../../operation/additions';

/** The periods of an entity: a timeline, or groups by date. */
export interface Series {
  name: string;
  owner: Owner | null;
  buckets: Bucket[];
}

export interface Bucket {
  start: number;
  /** Only timelines have it. */
  end: number | null;
  figures: Record<string, number | null>;
  row: Row;
  /** The start of the first aggregated period, which may be after the start of the interval. */
  from?: number;
}

const known = new WeakMap<Answer, Series[]>();

/** The timelines and groups by date of an answer. */
export function seriesIn(answer: Answer): Series[] {
  let series = known.get(answer);
  if (!series) {
    const lists = listsIn(answer).filter(isOfPeriods);
    series = lists.flatMap((list) => seriesOf(list, lists.length > 1));
    known.set(answer, series);
  }
  return series;
}

/** Whether a list consists of periods. */
export function isOfPeriods(list: List): boolean {
  return !list.connection && list.rows.length > 0 && list.rows.slice(0, 5).every(({ value }) => isPeriod(value));
}

function isPeriod(value: unknown): boolean {
  if (!isObject(value) || typeof value['start'] !== 'string' || Number.isNaN(Date.parse(value['start']))) {
    return false;
  }
  const type = value[TYPE];
  return type === undefined || type === 'TimeBucket' || type === 'ArticleGroup' ? Object.values(value).some((figure) => typeof figure === 'number') : false;
}

function seriesOf(list: List, several: boolean): Series[] {
  const byOwner = new Map<Json | null, Series>();
  for (const row of list.rows) {
    const key = row.owner?.value ?? null;
    let series = byOwner.get(key);
    if (!series) {
      const title = titleOf(list);
      const owner = key && nameOfObject(key);
      series = { name: owner ? (several ? `${owner} (${list.fields.at(-1)})` : owner) : title, owner: row.owner, buckets: [] };
      byOwner.set(key, series);
    }
    const bucket = bucketOf(row);
    if (bucket) {
      series.buckets.push(bucket);
    }
  }
  for (const series of byOwner.values()) {
    series.buckets.sort((a, b) => a.start - b.start);
  }
  return [...byOwner.values()].filter((series) => series.buckets.length > 0);
}

function bucketOf(row: Row): Bucket | null {
  const value = row.value as Json;
  const start = Date.parse(String(value['start']));
  if (Number.isNaN(start)) {
    return null;
  }
  const end = Date.parse(String(value['end']));
  const figures: Record<string, number | null> = {};
  for (const field in value) {
    const figure = value[field];
    if (!field.startsWith(PREFIX) && (typeof figure === 'number' || figure === null)) {
      figures[field] = figure;
    }
  }
  return { start, end: Number.isNaN(end) ? null : end, figures, row };
}

/** The names of the figures, counts first. */
export function figuresOf(series: readonly Series[]): string[] {
  const names = new Set<string>();
  for (const { buckets } of series) {
    for (const { figures } of buckets) {
      for (const name in figures) {
        if (figures[name] !== null) {
          names.add(name);
        }
      }
    }
  }
  return [...names].sort((a, b) => Number(isCount(b)) - Number(isCount(a)));
}

/** Whether a figure is a count, so that a period without a bucket counts as 0. */
export function isCount(figure: string): boolean {
  return /count$/i.test(figure);
}
