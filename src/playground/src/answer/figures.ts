import { type Cell, type Column, isObjectList } from './columns';
import type { Row } from './lists';

/** Figures of the values of a number column. Missing values are left out, and so is a heat of -1, which means not scored. */
export interface Figures {
  count: number;
  sum: number;
  min: number | null;
  median: number | null;
  mean: number | null;
  max: number | null;
}

/** The number in a cell; null for a missing value, and for a heat that was not scored. */
export function numberOf({ label, kind }: Pick<Column, 'label' | 'kind'>, cell: Cell): number | null {
  const value = isObjectList(cell) ? cell.count : kind === 'date' ? Date.parse(String(cell)) : cell;
  return typeof value !== 'number' || !Number.isFinite(value) || isUnscored(label, value) ? null : value;
}

/** Whether a value means that the article was not scored. */
export function isUnscored(label: string, value: Cell): boolean {
  return value === -1 && /heat$/i.test(label);
}

export function figuresOf(column: Column, rows: readonly Row[]): Figures {
  const values: number[] = [];
  let sum = 0;
  for (const row of rows) {
    const value = numberOf(column, column.value(row));
    if (value !== null) {
      values.push(value);
      sum += value;
    }
  }
  values.sort((a, b) => a - b);
  const count = values.length;
  const middle = count >> 1;
  return {
    count,
    sum,
    min: values[0] ?? null,
    median: count === 0 ? null : count % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2,
    mean: count === 0 ? null : sum / count,
    max: values[count - 1] ?? null,
  };
}
