import {
  columnResizingFeature,
  columnSizingFeature,
  createSortedRowModel,
  type ColumnDef,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import { type Cell, type Column, type Kind, textOf } from '../../answer/columns';
import { isUnscored } from '../../answer/figures';
import type { Row } from '../../answer/lists';
import { compareCells } from './compareCells';

export const features = tableFeatures({
  columnSizingFeature,
  columnResizingFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

export type Features = typeof features;

const WIDTHS: Record<Kind, number> = { number: 96, boolean: 84, date: 148, address: 200, text: 160, texts: 200, objects: 220, json: 200 };
const SAMPLE = 50;

/** The column definitions for the table library. */
export function definitionsOf(columns: readonly Column[], rows: readonly Row[]): ColumnDef<Features, Row, unknown>[] {
  return columns.map((column) => ({
    id: column.id,
    // Sorted only by this value, and shown as it is.
    accessorFn: (row) => sortValue(column, row),
    size: widthOf(column, rows),
    minSize: 56,
    maxSize: 1200,
    sortUndefined: 'last' as const,
    sortDescFirst: column.kind === 'number' || column.kind === 'objects',
    sortFn: (a, b, id) => compareCells(a.getValue(id) as Cell, b.getValue(id) as Cell, column.kind),
  }));
}

/** The value that a row is sorted by; undefined, which is sorted last, for a missing value and for a heat that was not scored. */
export function sortValue(column: Column, row: Row): Cell {
  const value = column.value(row);
  return isUnscored(column.label, value) ? undefined : value;
}

// The width that the first rows and the name need, within the limits of the kind.
function widthOf(column: Column, rows: readonly Row[]): number {
  let longest = column.label.length + 3;
  for (const row of rows.slice(0, SAMPLE)) {
    longest = Math.max(longest, textOf(column.value(row)).length);
  }
  const wanted = longest * 8 + 20;
  const most = column.kind === 'text' ? (longest > 40 ? 320 : 220) : Math.max(WIDTHS[column.kind], (column.label.length + 3) * 7.5 + 20);
  return Math.round(column.kind === 'date' ? WIDTHS.date : Math.min(most, Math.max(64, wanted)));
}
