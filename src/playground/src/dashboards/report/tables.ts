import type { Answer } from '../../answer/answer';
import { type Column, columnName, columnsOf, isObjectList } from '../../answer/columns';
import { isAddress } from '../../text/isAddress';
import { isObject } from '../../answer/json';
import { type List, type Row, titleOf } from '../../answer/lists';
import { listsIn, mainList } from '../../answer/mainList';
import { singleValues } from '../../answer/singleValues';
import { PREFIX, withoutAdditions } from '../../operation/additions';
import { escapeXml } from '../../picture/escapeXml';
import { formatCount, formatNumber } from '../../text/format';
import { truncate } from '../../text/truncate';

/** Larger tables are cut, which their captions say. */
export const MAX_ROWS = 1_000;
const MAX_NESTED_ROWS = 100;
const MAX_DEPTH = 3;
const LONG_TEXT = 160;
const WIDE_TEXT = 24;
const MAX_TEXT = 20_000;

/** The data of an answer as HTML tables: its single values, and its lists. Lists within rows are opened in their cells. */
export function tablesOf(answer: Answer): string[] {
  const lists = listsIn(answer).filter(({ nested }) => !nested);
  const main = mainList(answer);
  const shown = lists.length > 0 || !main ? lists : [main];
  const values = singleValues(answer.data);
  const counted = new Set(shown.map(({ fields }) => [...fields, 'totalCount'].join('.')));
  const single = values.filter(({ name }) => !counted.has(name));
  return [...(single.length > 0 ? [valuesTable(single)] : []), ...shown.map(listTable)];
}

/** What is left out of an answer, rows on other pages, unless a note names their total already. */
export function leftOut(answer: Answer, note = ''): string[] {
  return listsIn(answer)
    .filter((list) => !list.nested && ((list.total ?? 0) > list.rows.length || list.more))
    .filter(({ total }) => total === null || !note.split(/[\s.]+/).includes(formatNumber(total)))
    .map(partOf);
}

function partOf({ fields, rows, total }: List): string {
  const name = fields.at(-1) ?? 'rows';
  return total === null
    ? `Only the first ${formatNumber(rows.length)} rows of “${name}” are included; the gateway has more.`
    : `Only ${formatNumber(rows.length)} of ${formatNumber(total)} rows of “${name}” are included.`;
}

function listTable(list: List): string {
  const cut = list.rows.length > MAX_ROWS ? ` The first ${formatNumber(MAX_ROWS)} are in this table.` : '';
  const total = list.total !== null && list.total > list.rows.length ? ` of ${formatNumber(list.total)}` : '';
  const caption = `${titleOf(list)}: ${total ? `${formatNumber(list.rows.length)}${total} rows` : formatCount(list.rows.length, 'row')}.${cut}`;
  return table(caption, list.rows.slice(0, MAX_ROWS), columnsOf(list), 0);
}

function valuesTable(values: readonly { name: string; value: unknown }[]): string {
  const rows = values.map(
    ({ name, value }) => `<tr><th scope="row">${escapeXml(name)}</th>${cell(Array.isArray(value) ? value.map(String).join(', ') : (value as never), undefined, 0)}</tr>`,
  );
  return framed('Values', `<thead><tr><th scope="col">Field</th><th scope="col">Value</th></tr></thead><tbody>${rows.join('\n')}</tbody>`, false);
}

function table(caption: string, rows: readonly Row[], columns: readonly Column[], depth: number): string {
  const head = columns.map((column) => `<th scope="col"${column.kind === 'number' ? ' class="number"' : ''}>${escapeXml(columnName(column))}</th>`).join('');
  const body = rows.map((row) => `<tr>${columns.map((column) => cell(column.value(row), rawOf(row, column), depth)).join('')}</tr>`).join('\n');
  const content = `<thead><tr>${head}</tr></thead><tbody>${body}</tbody>`;
  return depth === 0 ? framed(caption, content) : `<table class="inner">${content}</table>`;
}

// A frame that scrolls must be reachable by keyboard.
function framed(caption: string, content: string, sortable = true): string {
  return `<div class="frame" role="region" tabindex="0" aria-label="${escapeXml(caption)}"><table${sortable ? ' data-sortable' : ''}><caption>${escapeXml(caption)}</caption>${content}</table></div>`;
}

function cell(value: ReturnType<Column['value']> | null, raw: unknown, depth: number): string {
  if (value === undefined || value === null) {
    return '<td></td>';
  }
  if (typeof value === 'number') {
    return `<td class="number" data-sort="${value}">${Number.isInteger(value) ? escapeXml(String(value)) : formatFraction(value)}</td>`;
  }
  if (typeof value === 'boolean') {
    return `<td>${value ? 'yes' : 'no'}</td>`;
  }
  if (isObjectList(value)) {
    return `<td data-sort="${value.count}">${expandable(value.count, value.items.map(({ name }) => name), raw, depth)}</td>`;
  }
  if (isAddress(value)) {
    const shown = value.replace(/^https?:\/\/(www\.)?/i, '');
    return `<td><a href="${escapeXml(value)}" rel="noopener noreferrer">${escapeXml(truncate(shown, 60))}</a></td>`;
  }
  const date = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?Z$/.exec(value);
  if (date) {
    return `<td data-sort="${escapeXml(value)}"><time datetime="${escapeXml(value)}">${date[2] === '00:00' ? date[1]! : `${date[1]!} ${date[2]!}`}</time></td>`;
  }
  return `<td${value.length > WIDE_TEXT ? ' class="wide"' : ''}>${text(value)}</td>`;
}

function text(value: string): string {
  const shown = truncate(value, MAX_TEXT);
  return value.length > LONG_TEXT
    ? `<details><summary>${escapeXml(truncate(value, LONG_TEXT - 20))}</summary>${escapeXml(shown)}</details>`
    : escapeXml(shown);
}

// The objects of a cell, opened within it.
function expandable(count: number, names: readonly string[], raw: unknown, depth: number): string {
  if (names.length === 0) {
    return String(count);
  }
  const summary = `${formatNumber(count)}: ${truncate(names.filter(Boolean).join('; '), 60)}`;
  const rows = rowsOf(raw).slice(0, MAX_NESTED_ROWS);
  const more = count > rows.length ? `<p>${rows.length} of ${formatNumber(count)} are included.</p>` : '';
  const content =
    depth < MAX_DEPTH && rows.length > 0
      ? table('', rows, columnsOf({ rows, nested: false }), depth + 1)
      : `<ul>${names.slice(0, MAX_NESTED_ROWS).map((name) => `<li>${escapeXml(name)}</li>`).join('')}</ul>`;
  return `<details><summary>${escapeXml(summary)}</summary>${content}${more}</details>`;
}

// The value of a column as the answer has it.
function rawOf(row: Row, { id }: Column): unknown {
  const [source, ...path] = id.split('.');
  return path.reduce<unknown>((value, field) => (isObject(value) ? value[field] : undefined), source === 'edge' ? row.edge : row.value);
}

function rowsOf(raw: unknown): Row[] {
  const edges = isObject(raw) ? raw['edges'] : null;
  const row = (value: unknown, edge: Row['edge']): Row => ({ value: clean(value), edge, path: [], owner: null });
  if (Array.isArray(edges)) {
    return edges.filter(isObject).map((edge) => row(edge['node'], edge));
  }
  return Array.isArray(raw) ? raw.filter(isObject).map((value) => row(value, null)) : [];
}

// The names of the types tell scalars of type JSON apart; all else that the page added is left out.
function clean(value: unknown): unknown {
  return isObject(value) && !Object.keys(value).some((field) => field.startsWith(PREFIX)) ? withoutAdditions(value) : value;
}

function formatFraction(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) < 1 ? 3 : 2 });
}
