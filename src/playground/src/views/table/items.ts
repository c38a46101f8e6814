import type { Row } from '../../answer/lists';
import type { Group } from './grouping';

/** A line of the grid: a row with its number from 1, or the head of a group. */
export interface Item {
  row?: Row;
  group?: Group;
  number: number;
}

/** The lines of the grid: the rows or, with groups, the head of each group and the rows of the open ones. */
export function itemsOf(rows: readonly Row[], groups: readonly Group[] | undefined, isOpen: (key: string) => boolean): Item[] {
  if (!groups) {
    return rows.map((row, place) => ({ row, number: place + 1 }));
  }
  return groups.flatMap((group) => [
    { group, number: 0 },
    ...(isOpen(group.key) ? group.rows.map((row, place) => ({ row, number: place + 1 })) : []),
  ]);
}
