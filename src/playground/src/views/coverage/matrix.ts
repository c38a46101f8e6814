import type { Answer } from '../../answer/answer';
import { nameOfObject } from '../../answer/columns';
import { isObject, type Json } from '../../answer/json';
import type { List, Row } from '../../answer/lists';
import { listsIn } from '../../answer/mainList';
import { keyOf } from '../../answer/names';
import { ID, PREFIX, TYPE } from '../../operation/additions';

/** A provider or a topic of the matrix. */
export interface MatrixSide {
  key: string;
  id: string | null;
  name: string;
  /** By which it is ordered: the sum of its counts or, without counts, its largest figure. */
  size: number;
}

/** The coverage as a matrix. */
export interface Matrix {
  providers: MatrixSide[];
  topics: MatrixSide[];
  /** The rows by provider and topic, see `cellKey`. */
  cells: Map<string, Row>;
  /** The names of the fields with figures, such as `articleCount`, whatever their aliases. */
  figures: string[];
  /** The response names of the figures. */
  aliases: ReadonlyMap<string, string>;
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

export function cellKey(provider: MatrixSide, topic: MatrixSide): string {
  return `${provider.key}\n${topic.key}`;
}

/** The field with the number of articles. */
export const COUNT = 'articleCount';

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

/** The matrix of rows of coverage; `names` has the names of their fields by their response names. */
export function matrixOf(rows: readonly Row[], names = NO_NAMES): Matrix {
  const providers = new Map<string, MatrixSide>();
  const topics = new Map<string, MatrixSide>();
  const cells = new Map<string, Row>();
  const aliases = new Map<string, string>();
  for (const row of rows) {
    const [provider, topic] = [sideOf(row, 'Provider'), sideOf(row, 'Topic')];
    if (!provider || !topic) {
      continue;
    }
    const value = row.value as Json;
    for (const field in value) {
      if (typeof value[field] === 'number' && !field.startsWith(PREFIX)) {
        aliases.set(names.get(field) ?? field, field);
      }
    }
    cells.set(cellKey(addSide(provider, providers), addSide(topic, topics)), row);
  }
  const figures = [...aliases.keys()].sort((a, b) => Number(b === COUNT) - Number(a === COUNT));
  const matrix = { providers: [...providers.values()], topics: [...topics.values()], cells, figures, aliases };
  const by = figures[0];
  for (const row of cells.values()) {
    const figure = (by ? figureOf(matrix, row, by) : 1) ?? 0;
    for (const side of [providers.get(keyOfSide(sideOf(row, 'Provider')!))!, topics.get(keyOfSide(sideOf(row, 'Topic')!))!]) {
      // Averages and shares cannot be added up.
      side.size = !by || by === COUNT ? side.size + figure : Math.max(side.size, figure);
    }
  }
  return matrix;
}

function addSide(value: Json, sides: Map<string, MatrixSide>): MatrixSide {
  const key = keyOfSide(value);
  let side = sides.get(key);
  if (!side) {
    side = { key, id: typeof value[ID] === 'string' ? value[ID] : null, name: nameOfObject(value), size: 0 };
    sides.set(key, side);
  }
  return side;
}

function keyOfSide(value: Json): string {
  return typeof value[ID] === 'string' ? value[ID] : nameOfObject(value);
}

/** The key of a side in the graph: the domain of a provider, the slug of a topic. */
export function graphKeyOf(side: MatrixSide): string {
  return (side.id && keyOf(side.id)) || side.name;
}

/** A figure of a row, by the name of its field. */
export function figureOf({ aliases }: Pick<Matrix, 'aliases'>, row: Row, figure: string): number | null {
  const value = (row.value as Json)[aliases.get(figure) ?? figure];
  return typeof value === 'number' ? value : null;
}

export type Order = 'size' | 'name';

const names = new Intl.Collator(undefined, { numeric: true });

export function ordered(sides: readonly MatrixSide[], order: Order): MatrixSide[] {
  return [...sides].sort((a, b) => (order === 'size' ? b.size - a.size : 0) || names.compare(a.name, b.name));
}
