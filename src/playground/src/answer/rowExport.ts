import Papa from 'papaparse';
import { type Cell, type Column, columnName, isObjectList, textOf } from './columns';
import type { Row } from './lists';

/** Rows as CSV (RFC 4180): with commas, quotes where needed, and CRLF; with a byte order mark for Excel, if wanted. */
export function csvOf(rows: readonly Row[], columns: readonly Column[], byteOrderMark = false): string {
  return `${byteOrderMark ? '\uFEFF' : ''}${csvLines([columns.map(columnName), ...rows.map((row) => cellsOf(row, columns))])}`;
}

/** Lines of cells as CSV (RFC 4180). */
export function csvLines(lines: readonly (readonly Cell[])[]): string {
  const values = lines.map((line) => line.map((cell) => (isObjectList(cell) ? textOf(cell) : cell)));
  return `${Papa.unparse(values, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;
}

/** Rows for the clipboard: tabs between the cells, and one line for each row. */
export function tsvOf(rows: readonly Row[], columns: readonly Column[]): string {
  return tsvLines([columns.map(columnName), ...rows.map((row) => cellsOf(row, columns))]);
}

/** Lines of cells for the clipboard. */
export function tsvLines(lines: readonly (readonly Cell[])[]): string {
  return lines.map((line) => line.map((cell) => escapeFormula(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** Rows as JSON Lines: one object for each row; numbers and booleans keep their types. */
export function jsonLinesOf(rows: readonly Row[], columns: readonly Column[]): string {
  return rows
    .map((row) => {
      const line: Record<string, unknown> = {};
      for (const column of columns) {
        const cell = column.value(row);
        line[columnName(column)] = cell === undefined ? null : isObjectList(cell) ? cell.items.map(({ name }) => name) : cell;
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
