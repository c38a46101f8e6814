import { type Column, isObjectList } from '../../answer/columns';
import { type Figures, figuresOf, isUnscored } from '../../answer/figures';
import type { Row } from '../../answer/lists';
import { type Grouping, keysOf } from './grouping';

/** What a column holds. */
export interface Statistics {
  rows: number;
  /** The rows without a value. */
  missing: number;
  /** The rows whose heat was not scored; they are among the missing. */
  unscored: number;
  /** The number of different values. */
  distinct: number;
  /** Of numbers and dates; the figures of a date are instants in milliseconds. */
  figures: Figures | null;
  /** The most frequent values, and the number of rows that have them. */
  top: { label: string; count: number }[];
}

const MOST = 10;

export function statisticsOf(column: Column, rows: readonly Row[]): Statistics {
  const grouping: Grouping = { id: column.id, label: column.label, column, period: null };
  const counts = new Map<string, number>();
  let missing = 0;
  let unscored = 0;
  for (const row of rows) {
    const cell = column.value(row);
    if (isUnscored(column.label, cell)) {
      unscored++;
    }
    const keys = isUnscored(column.label, cell) ? [''] : valuesOf(grouping, row);
    for (const key of keys) {
      if (key === '') {
        missing++;
      } else {
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  const measured = column.kind === 'number' || column.kind === 'date';
  return {
    rows: rows.length,
    missing,
    unscored,
    distinct: counts.size,
    figures: measured ? figuresOf(column, rows) : null,
    top: [...counts]
      .map(([label, count]) => ({ label, count }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
      .slice(0, MOST),
  };
}

function valuesOf(grouping: Grouping, row: Row): string[] {
  const cell = grouping.column.value(row);
  // An empty list and an empty text are missing values.
  return cell === undefined || (isObjectList(cell) && cell.items.length === 0) ? [''] : keysOf(grouping, row);
}
