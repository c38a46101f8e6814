import type { Answer } from '../../answer/answer';
import { nameOfObject } from '../../answer/columns';
import { isObject, type Json } from '../../answer/json';
import type { List, Row } from '../../answer/lists';
import { listsIn } from '../../answer/mainList';
import { ID, PREFIX, TYPE } from '../../operation/additions';

/** A provider or a topic of the matrix. */
export interface MatrixSide {
  key: string;
  id: string | null;
  name: string;
  /** The sum of the first figure, by which it is ordered. */
  sum: number;
}

/** The coverage as a matrix. */
export interface Matrix {
  providers: MatrixSide[];
  topics: MatrixSide[];
  /** The rows by provider and topic, see `cellKey`. */
  cells: Map<string, Row>;
  figures: string[];
}

export function cellKey(provider: MatrixSide, topic: MatrixSide): string {
  return `${provider.key}\n${topic.key}`;
}

/** The lists of an answer that consist of rows of coverage. */
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

/** The provider or the topic of a row: a field of the row, or the entity that contains it. */
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
  const providers = new Map<string, MatrixSide>();
  const topics = new Map<string, MatrixSide>();
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
    cells.set(cellKey(addSide(provider, providers), addSide(topic, topics)), row);
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

function addSide(value: Json, sides: Map<string, MatrixSide>): MatrixSide {
  const key = keyOfSide(value);
  let side = sides.get(key);
  if (!side) {
    side = { key, id: typeof value[ID] === 'string' ? value[ID] : null, name: nameOfObject(value), sum: 0 };
    sides.set(key, side);
  }
  return side;
}

function keyOfSide(value: Json): string {
  return typeof value[ID] === 'string' ? value[ID] : nameOfObject(value);
}

export function figureOf(row: Row, figure: string): number | null {
  const value = (row.value as Json)[figure];
  return typeof value === 'number' ? value : null;
}

export type Order = 'sum' | 'name';

const names = new Intl.Collator(undefined, { numeric: true });

export function ordered(sides: readonly MatrixSide[], order: Order): MatrixSide[] {
  return [...sides].sort((a, b) => (order === 'sum' ? b.sum - a.sum : 0) || names.compare(a.name, b.name));
}

/** A figure as text. */
export function shownFigure(figure: string, value: number): string {
  return figure === 'share' ? `${(value * 100).toFixed(value >= 0.1 ? 0 : 1)}%` : Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) >= 100 ? 0 : 1);
}
