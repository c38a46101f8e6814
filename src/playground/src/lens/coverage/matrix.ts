import type { Answer } from '../../answer/answer';
import { isObject, type Json } from '../../answer/json';
import type { List, Row } from '../../answer/lists';
import { ID, PREFIX, TYPE } from '../../operation/additions';
import { listsIn } from '../table/choice';
import { nameOfThing } from '../table/columns';

/** A provider or a topic of the matrix. */
export interface Side {
  key: string;
  id: string | null;
  name: string;
  /** What it is ordered by: all its articles, or all of the figure. */
  sum: number;
}

/** Who covers what. */
export interface Matrix {
  providers: Side[];
  topics: Side[];
  /** By the keys of provider and topic. */
  cells: Map<string, Row>;
  figures: string[];
}

export function cellKey(provider: Side, topic: Side): string {
  return `${provider.key}\n${topic.key}`;
}

/** The lists of an answer that hold rows of coverage. */
export function coverageIn(answer: Answer): List[] {
  return listsIn(answer).filter((list) => list.rows.slice(0, 5).every(isCoverage));
}

function isCoverage(row: Row): boolean {
  if (!isObject(row.value)) {
    return false;
  }
  const type = row.value[TYPE];
  const told = type === undefined ? isObject(row.value['provider']) && isObject(row.value['topic']) : type === 'Coverage';
  return told && sideOf(row, 'Provider') !== null && sideOf(row, 'Topic') !== null;
}

/** The provider or the topic of a row: which it names, or to which it belongs. */
export function sideOf(row: Row, type: 'Provider' | 'Topic'): Json | null {
  const value = row.value as Json;
  for (const field in value) {
    const named = value[field];
    if (isObject(named) && (named[TYPE] === type || (named[TYPE] === undefined && field === type.toLowerCase()))) {
      return named;
    }
  }
  return row.owner?.value[TYPE] === type ? row.owner.value : null;
}

export function matrixOf(rows: readonly Row[]): Matrix {
  const providers = new Map<string, Side>();
  const topics = new Map<string, Side>();
  const cells = new Map<string, Row>();
  const figures = new Set<string>();
  for (const row of rows) {
    const [provider, topic] = [sideOf(row, 'Provider'), sideOf(row, 'Topic')];
    if (!provider || !topic) {
      continue;
    }
    const value = row.value as Json;
    for (const field in value) {
      if (typeof value[field] === 'number' && !field.startsWith(PREFIX)) {
        figures.add(field);
      }
    }
    cells.set(cellKey(kept(provider, providers), kept(topic, topics)), row);
  }
  const ordered = [...figures].sort((a, b) => Number(b === 'articleCount') - Number(a === 'articleCount'));
  const by = ordered[0];
  for (const row of cells.values()) {
    const figure = by ? figureOf(row, by) : 1;
    for (const side of [providers.get(keyOfSide(sideOf(row, 'Provider')!)), topics.get(keyOfSide(sideOf(row, 'Topic')!))]) {
      side!.sum += figure ?? 0;
    }
  }
  return { providers: [...providers.values()], topics: [...topics.values()], cells, figures: ordered };
}

function kept(value: Json, sides: Map<string, Side>): Side {
  const key = keyOfSide(value);
  let side = sides.get(key);
  if (!side) {
    side = { key, id: typeof value[ID] === 'string' ? value[ID] : null, name: nameOfThing(value), sum: 0 };
    sides.set(key, side);
  }
  return side;
}

function keyOfSide(value: Json): string {
  return typeof value[ID] === 'string' ? value[ID] : nameOfThing(value);
}

export function figureOf(row: Row, figure: string): number | null {
  const value = (row.value as Json)[figure];
  return typeof value === 'number' ? value : null;
}

export type Order = 'sum' | 'name';

const names = new Intl.Collator(undefined, { numeric: true });

export function ordered(sides: readonly Side[], order: Order): Side[] {
  return [...sides].sort((a, b) => (order === 'sum' ? b.sum - a.sum : 0) || names.compare(a.name, b.name));
}

/** What an average or a count says, for people. */
export function shownFigure(figure: string, value: number): string {
  return figure === 'share' ? `${(value * 100).toFixed(value >= 0.1 ? 0 : 1)}%` : Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) >= 100 ? 0 : 1);
}
