import { type Column, columnName, isObjectList } from '../../answer/columns';
import { type Figures, figuresOf, numberOf } from '../../answer/figures';
import type { Row } from '../../answer/lists';

/** What rows are grouped by: the value of a column or, for a date, the day, month or year. */
export interface Grouping {
  id: string;
  label: string;
  column: Column;
  period: Period | null;
}

type Period = 'day' | 'month' | 'year';

/** The rows with a common value. */
export interface Group {
  /** Empty for the rows without a value. */
  key: string;
  label: string;
  rows: Row[];
}

const PERIODS: readonly Period[] = ['year', 'month', 'day'];
const LENGTHS: Record<Period, number> = { year: 4, month: 7, day: 10 };
const NO_VALUE = '(no value)';

/** The groupings that columns allow. A cell that is an object of unknown form has no value to group by. */
export function groupingsOf(columns: readonly Column[]): Grouping[] {
  return columns
    .filter(({ kind }) => kind !== 'json')
    .flatMap((column): Grouping[] =>
      column.kind === 'date'
        ? PERIODS.map((period) => ({ id: `${column.id}|${period}`, label: `${columnName(column)} by ${period}`, column, period }))
        : [{ id: column.id, label: columnName(column), column, period: null }],
    );
}

/** The values of a row for a grouping: several for a list, such as topics; one empty value for a missing one. */
export function keysOf({ column, period }: Grouping, row: Row): string[] {
  const cell = column.value(row);
  if (cell === undefined) {
    return [''];
  }
  const parts = column.parts?.(row) ?? (isObjectList(cell) ? cell.items.map(({ name }) => name) : null);
  if (parts) {
    return parts.length === 0 ? [''] : [...new Set(parts)];
  }
  if (period) {
    const time = Date.parse(String(cell));
    return [Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, LENGTHS[period])];
  }
  return [column.kind === 'boolean' ? (cell ? 'yes' : 'no') : String(cell)];
}

export function labelOf(key: string): string {
  return key === '' ? NO_VALUE : key;
}

/**
 * The rows by their values, as the rows are ordered. A row with several values is in each of their groups. The largest groups come
 * first, the newest periods first, and the rows without a value last. The table library puts a row into one group only, so this is
 * not its grouping.
 */
export function groupRows(rows: readonly Row[], grouping: Grouping): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    for (const key of keysOf(grouping, row)) {
      let group = groups.get(key);
      if (!group) {
        group = { key, label: labelOf(key), rows: [] };
        groups.set(key, group);
      }
      group.rows.push(row);
    }
  }
  return [...groups.values()].sort(
    (a, b) => last(a) - last(b) || (grouping.period ? compare(b.key, a.key) : b.rows.length - a.rows.length || compare(a.key, b.key)),
  );
}

/** Groups ordered by a figure of a column; groups without a value come last. */
export function sortGroups(groups: readonly Group[], column: Column, figure: 'sum' | 'mean', descending: boolean): Group[] {
  const value = (group: Group) => figuresIn(group, column)[figure] ?? (descending ? -Infinity : Infinity);
  return [...groups].sort((a, b) => (descending ? value(b) - value(a) : value(a) - value(b)));
}

const known = new WeakMap<Group, Map<Column, Figures>>();

/** The figures of a column within a group; computed on the first call. */
export function figuresIn(group: Group, column: Column): Figures {
  let figures = known.get(group);
  if (!figures) {
    figures = new Map();
    known.set(group, figures);
  }
  if (!figures.has(column)) {
    figures.set(column, figuresOf(column, group.rows));
  }
  return figures.get(column)!;
}

/** Whether some rows hold only a part of a list, so that they are missing from some groups. */
export function isCut({ column }: Grouping, rows: readonly Row[]): boolean {
  return column.kind === 'objects' && rows.some((row) => {
    const cell = column.value(row);
    return isObjectList(cell) && cell.items.length < (numberOf(column, cell) ?? 0);
  });
}

function last({ key }: Group): number {
  return key === '' ? 1 : 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
