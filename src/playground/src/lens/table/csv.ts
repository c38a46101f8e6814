import { isThings, type Cell, type Column, textOf } from './columns';
import type { Row } from '../../answer/lists';

/** The table as RFC 4180 has it: commas, quotes where needed, CRLF. */
export function csvOf(rows: readonly Row[], columns: readonly Column[], mark = false): string {
  const lines: Cell[][] = [columns.map(nameOfColumn)];
  for (const row of rows) {
    lines.push(columns.map((column) => column.value(row)));
  }
  return `${mark ? '\uFEFF' : ''}${linesOf(lines)}`;
}

/** Lines of cells as RFC 4180 has them. */
export function linesOf(lines: readonly (readonly Cell[])[]): string {
  return lines.map((line) => `${line.map((cell) => quoted(written(cell))).join(',')}\r\n`).join('');
}

/** The table for the clipboard: tabs between, one line a row. */
export function tsvOf(rows: readonly Row[], columns: readonly Column[]): string {
  const flat = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
  const lines = [columns.map((column) => flat(guarded(nameOfColumn(column)))).join('\t')];
  for (const row of rows) {
    lines.push(columns.map((column) => flat(written(column.value(row)))).join('\t'));
  }
  return lines.join('\n');
}

/** One object a line, by the columns' names; numbers and truths stay what they are. */
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

export function nameOfColumn({ group, label }: Pick<Column, 'group' | 'label'>): string {
  return group ? `${group}.${label}` : label;
}

function written(cell: Cell): string {
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : guarded(textOf(cell));
}

// A spreadsheet takes a text that begins so for a formula.
function guarded(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
