import Papa from 'papaparse';
import type { Row } from '../../answer/lists';
import { type Cell, type Column, isThings, textOf } from './columns';

/** Rows as CSV (RFC 4180): with commas, quotes where needed, and CRLF; with a byte order mark for Excel, if wanted. */
export function csvOf(rows: readonly Row[], columns: readonly Column[], byteOrderMark = false): string {
  return `${byteOrderMark ? '\uFEFF' : ''}${linesOf([columns.map(nameOfColumn), ...rows.map((row) => cellsOf(row, columns))])}`;
}

/** Lines of cells as CSV (RFC 4180). */
export function linesOf(lines: readonly (readonly Cell[])[]): string {
  const values = lines.map((line) => line.map((cell) => (isThings(cell) ? textOf(cell) : cell)));
  return `${Papa.unparse(values, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;
}

/** Rows for the clipboard: tabs between the cells, and one line for each row. */
export function tsvOf(rows: readonly Row[], columns: readonly Column[]): string {
  const lines = [columns.map(nameOfColumn), ...rows.map((row) => cellsOf(row, columns))];
  return lines.map((line) => line.map((cell) => escapeFormula(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** Rows as JSON Lines: one object for each row; numbers and booleans keep their types. */
export function jsonLinesOf(rows: readonly Row[], columns: readonly Column[]): string {
  return rows
    .map((row) => {
      const line: Record<string, unknown> = {};
      for (const column of columns) {
        const cell = column.value(row);
        line[nameOfColumn(column)] = cell === undefined ? null : isThings(cell) ? cell.names.map(({ name }) => name) : cell;
      }
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}

function cellsOf(row: Row, columns: readonly Column[]): Cell[] {
  return columns.map((column) => column.value(row));
}

/**
 * A text that a spreadsheet would run as a formula: it begins with `=`, `+`, `-`, `@`, one of their full-width forms, a tab or
 * a line break. A text that is a plain number, such as `-5`, is not one: a spreadsheet reads it as that number.
 */
const FORMULA = /^(?![+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$)[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/i;

function escapeFormula(cell: Cell): string {
  const text = textOf(cell);
  return typeof cell !== 'number' && FORMULA.test(text) ? `'${text}` : text;
}

export function nameOfColumn({ group, label }: Pick<Column, 'group' | 'label'>): string {
  return group ? `${group}.${label}` : label;
}
