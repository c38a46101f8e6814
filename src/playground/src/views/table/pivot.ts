import type { Column } from '../../answer/columns';
import { numberOf } from '../../answer/figures';
import type { Row } from '../../answer/lists';
import { type Grouping, keysOf, labelOf } from './grouping';

/** What a cell of a pivot holds: the number of rows, or the sum or the mean of a column. */
export interface PivotValue {
  id: string;
  label: string;
  figure: 'count' | 'sum' | 'mean';
  column: Column | null;
}

/** The counts or sums of rows by two values. */
export interface Pivot {
  columns: string[];
  rows: { label: string; cells: (number | null)[]; total: number | null }[];
  /** The totals of the columns. */
  totals: (number | null)[];
  total: number | null;
  /** How many values were put together as others. */
  otherRows: number;
  otherColumns: number;
}

export const COUNT: PivotValue = { id: 'count', label: 'Number of rows', figure: 'count', column: null };
export const OTHERS = 'Others';
const MOST_ROWS = 200;
const MOST_COLUMNS = 25;

/** The values that number columns offer. */
export function pivotValues(columns: readonly Column[], nameOf: (column: Column) => string): PivotValue[] {
  return [
    COUNT,
    ...columns
      .filter(({ kind }) => kind === 'number')
      .flatMap((column): PivotValue[] => [
        { id: `sum|${column.id}`, label: `Sum of ${nameOf(column)}`, figure: 'sum', column },
        { id: `mean|${column.id}`, label: `Mean of ${nameOf(column)}`, figure: 'mean', column },
      ]),
  ];
}

/** What is added up in a cell. */
class Cell {
  private rows = 0;
  private values = 0;
  private sum = 0;

  constructor(private readonly value: PivotValue) {}

  add(row: Row): void {
    this.rows++;
    const { column } = this.value;
    const number = column && numberOf(column, column.value(row));
    if (number !== null) {
      this.values++;
      this.sum += number;
    }
  }

  result(): number | null {
    return this.value.figure === 'count' ? this.rows : this.values === 0 ? null : this.value.figure === 'sum' ? this.sum : this.sum / this.values;
  }
}

/**
 * Counts rows by the values of two groupings. A row with several values counts under each of them, and once in a total. The largest
 * values come first, periods in order of time; values beyond the limits are put together.
 */
export function pivotOf(rows: readonly Row[], down: Grouping, across: Grouping, value: PivotValue): Pivot {
  const rowAxis = axisOf(rows, down, MOST_ROWS);
  const columnAxis = axisOf(rows, across, MOST_COLUMNS);
  const cells = new Map<string, Cell>();
  const add = (key: string, row: Row) => {
    let cell = cells.get(key);
    if (!cell) {
      cell = new Cell(value);
      cells.set(key, cell);
    }
    cell.add(row);
  };
  for (const row of rows) {
    // Several values may all be among the others, where the row counts once.
    const own = new Set(keysOf(down, row).map((key) => rowAxis.place(key)));
    const others = new Set(keysOf(across, row).map((key) => columnAxis.place(key)));
    for (const one of own) {
      others.forEach((other) => add(`${one} ${other}`, row));
      add(`${one} total`, row);
    }
    others.forEach((other) => add(`total ${other}`, row));
    add('total total', row);
  }
  const result = (one: number | string, other: number | string) => cells.get(`${one} ${other}`)?.result() ?? (value.figure === 'count' ? 0 : null);
  return {
    columns: columnAxis.labels,
    rows: rowAxis.labels.map((label, one) => ({
      label,
      cells: columnAxis.labels.map((_, other) => result(one, other)),
      total: result(one, 'total'),
    })),
    totals: columnAxis.labels.map((_, other) => result('total', other)),
    total: result('total', 'total'),
    otherRows: rowAxis.others,
    otherColumns: columnAxis.others,
  };
}

/** The pivot as lines of cells, with the names of the columns first. */
export function linesOf(pivot: Pivot, corner: string): (string | number | undefined)[][] {
  return [
    [corner, ...pivot.columns, 'Total'],
    ...pivot.rows.map(({ label, cells, total }) => [label, ...cells.map((cell) => cell ?? undefined), total ?? undefined]),
    ['Total', ...pivot.totals.map((cell) => cell ?? undefined), pivot.total ?? undefined],
  ];
}

interface Axis {
  labels: string[];
  /** How many values are put together. */
  others: number;
  place(key: string): number;
}

// The largest values or, of periods, the newest, which are then in order of time; a missing value is last.
function axisOf(rows: readonly Row[], grouping: Grouping, most: number): Axis {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const key of keysOf(grouping, row)) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const last = (key: string) => (key === '' ? 1 : 0);
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const keys = [...counts.keys()].sort(
    (a, b) => last(a) - last(b) || (grouping.period ? compare(b, a) : counts.get(b)! - counts.get(a)! || compare(a, b)),
  );
  const kept = keys.slice(0, most);
  if (grouping.period) {
    kept.sort((a, b) => last(a) - last(b) || compare(a, b));
  }
  const places = new Map(kept.map((key, place) => [key, place]));
  const others = keys.length - kept.length;
  return { labels: [...kept.map(labelOf), ...(others > 0 ? [OTHERS] : [])], others, place: (key) => places.get(key) ?? kept.length };
}
