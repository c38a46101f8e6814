import type { Cell, Column } from '../../answer/columns';
import type { Row } from '../../answer/lists';
import { csvLines, csvOf, jsonLinesOf, tsvLines, tsvOf } from '../../answer/rowExport';
import { type Group, figuresIn, type Grouping, keysOf, labelOf } from './grouping';

/** What the table shows, as files and for the clipboard. */
export interface TableFiles {
  csv(byteOrderMark?: boolean): string;
  jsonLines(): string;
  /** The selected rows or, without any, all of them. */
  tsv(): string;
  /** The number of rows that are copied. */
  copied: number;
}

/** The rows in the order of the table; with groups, the value of the group is the first column. */
export function filesOfRows(copied: readonly Row[], rows: readonly Row[], columns: readonly Column[], grouping: Grouping | undefined): TableFiles {
  const all = grouping && !columns.includes(grouping.column) ? [groupColumn(grouping), ...columns] : columns;
  return {
    csv: (byteOrderMark = false) => csvOf(rows, all, byteOrderMark),
    jsonLines: () => jsonLinesOf(rows, all),
    tsv: () => tsvOf(copied, all),
    copied: copied.length,
  };
}

/** The groups: their values, the number of their rows, and the sum and the mean of each number column. */
export function filesOfGroups(groups: readonly Group[], grouping: Grouping, columns: readonly Column[]): TableFiles {
  const measured = columns.filter(({ kind }) => kind === 'number');
  const names = measured.map(({ group, label }) => (group ? `${group}.${label}` : label));
  return filesOfLines([
    [grouping.label, 'count', ...names.flatMap((name) => [`sum of ${name}`, `mean of ${name}`])],
    ...groups.map((group) => [
      group.label,
      group.rows.length,
      ...measured.flatMap((column) => {
        const { count, sum, mean } = figuresIn(group, column);
        return count === 0 ? [undefined, undefined] : [sum, mean ?? undefined];
      }),
    ]),
  ]);
}

/** Lines of cells, with the names of the columns first. */
export function filesOfLines(lines: readonly (readonly Cell[])[]): TableFiles {
  const [names = [], ...rows] = lines;
  return {
    csv: (byteOrderMark = false) => `${byteOrderMark ? '\uFEFF' : ''}${csvLines(lines)}`,
    jsonLines: () => rows.map((row) => `${JSON.stringify(Object.fromEntries(row.map((cell, place) => [names[place], cell ?? null])))}\n`).join(''),
    tsv: () => tsvLines(lines),
    copied: rows.length,
  };
}

function groupColumn(grouping: Grouping): Column {
  return { id: 'group', group: '', label: grouping.label, kind: 'text', value: (row) => keysOf(grouping, row).map(labelOf).join(', ') };
}
