import type { Answer } from '../../answer/answer';
import { nameOfObject } from '../../answer/columns';
import { isObject, type Json } from '../../answer/json';
import { type List, namesIn, type Owner, type Row, titleOf } from '../../answer/lists';
import { listsIn } from '../../answer/mainList';
import { type PeriodField, periodFieldAt } from '../../answer/periodRequests';
import { PREFIX, TYPE } from '../../operation/additions';
import { isCount } from './figures';

/** The periods of an entity: a timeline, or groups by date. */
export interface Series {
  name: string;
  owner: Owner | null;
  buckets: Bucket[];
  /** The response names that lead to its periods, and what was asked for there. */
  path: string[];
  field: PeriodField | null;
}

export interface Bucket {
  start: number;
  /** Only timelines have it. */
  end: number | null;
  /** By the names of the fields, such as `quality.average`, whatever their aliases. */
  figures: Record<string, number | null>;
  row: Row;
}

const known = new WeakMap<Answer, Series[]>();

/** The timelines and groups by date of an answer. */
export function seriesIn(answer: Answer): Series[] {
  let series = known.get(answer);
  if (!series) {
    const lists = listsIn(answer).filter(isOfPeriods);
    series = lists.flatMap((list) => seriesOf(answer, list, lists.length > 1));
    known.set(answer, series);
  }
  return series;
}

/** Whether a list consists of periods. */
export function isOfPeriods(list: List): boolean {
  return list.rows.length > 0 && list.rows.slice(0, 5).every(({ value }) => isPeriod(value));
}

function isPeriod(value: unknown): boolean {
  if (!isObject(value) || typeof value['start'] !== 'string' || Number.isNaN(Date.parse(value['start']))) {
    return false;
  }
  const type = value[TYPE];
  return type === undefined || type === 'TimeBucket' || type === 'ArticleGroup' ? hasFigure(value) : false;
}

function hasFigure(value: Json): boolean {
  return Object.values(value).some((figure) => typeof figure === 'number' || (isObject(figure) && Object.values(figure).some((one) => typeof one === 'number')));
}

function seriesOf(answer: Answer, list: List, several: boolean): Series[] {
  const path = namesIn(list.rows[0]!.path);
  const field = fieldIn(answer, path);
  const byOwner = new Map<Json | null, Series>();
  for (const row of list.rows) {
    const key = row.owner?.value ?? null;
    let series = byOwner.get(key);
    if (!series) {
      const title = titleOf(list);
      const owner = key && nameOfObject(key);
      series = { name: owner ? (several ? `${owner} (${list.fields.at(-1)})` : owner) : title, owner: row.owner, buckets: [], path, field };
      byOwner.set(key, series);
    }
    const bucket = bucketOf(row, field?.names);
    if (bucket) {
      series.buckets.push(bucket);
    }
  }
  for (const series of byOwner.values()) {
    series.buckets.sort((a, b) => a.start - b.start);
  }
  return [...byOwner.values()].filter((series) => series.buckets.length > 0);
}

function fieldIn(answer: Answer, path: readonly string[]): PeriodField | null {
  try {
    return periodFieldAt(answer.request, path);
  } catch {
    return null;
  }
}

/** The period of a row; null if it has no start. */
export function bucketOf(row: Row, names?: PeriodField['names']): Bucket | null {
  const value = row.value as Json;
  const start = Date.parse(String(value['start']));
  if (Number.isNaN(start)) {
    return null;
  }
  const end = Date.parse(String(value['end']));
  const figures: Record<string, number | null> = {};
  const read = (object: Json, path: string) => {
    for (const field in object) {
      const figure = object[field];
      const alias = `${path}${field}`;
      if (field.startsWith(PREFIX)) {
        continue;
      }
      if (typeof figure === 'number' || figure === null) {
        figures[names?.get(alias) ?? alias] = figure;
      } else if (isObject(figure) && path === '') {
        read(figure, `${alias}.`);
      }
    }
  };
  read(value, '');
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
