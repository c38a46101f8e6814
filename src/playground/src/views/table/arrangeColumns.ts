import type { Column } from '../../answer/columns';
import { namesIn, type List } from '../../answer/lists';
import type { GraphQlRequest } from '../../gateway/request';
import { orderedBy } from '../../operation/orderedBy';

/** The columns of a table in the order in which they are shown. */
export interface Arrangement {
  columns: readonly Column[];
  /** The ids of the first columns, which name the row and stay visible when the others scroll. */
  names: ReadonlySet<string>;
}

const OWN_NAMES = ['title', 'name', 'key', '__typename', 'path'];
const MOST_NAMES = 2;
const FIGURE = /^(rank|score|lift|strength|count|articleCount|share|distance|.*Count)$/;

/** Puts the columns that name a row first, then the figures that the question asks for: what it orders by, counts and scores. Addresses come last. */
export function arrangeColumns(columns: readonly Column[], ordered: readonly string[]): Arrangement {
  const names = nameColumns(columns);
  const figures = columns
    .filter((column) => !names.includes(column) && figureRank(column, ordered) < Infinity)
    .sort((a, b) => figureRank(a, ordered) - figureRank(b, ordered));
  const others = columns.filter((column) => !names.includes(column) && !figures.includes(column));
  // An address is long and says little, and the title leads to it.
  const addresses = others.filter(({ kind }) => kind === 'address');
  return { columns: [...names, ...figures, ...others.filter((column) => !addresses.includes(column)), ...addresses], names: new Set(names.map(({ id }) => id)) };
}

/** The fields that the rows of a list are ordered by. */
export function orderOf(request: GraphQlRequest, list: List): string[] {
  const path = namesIn(list.rows[0]?.path ?? []);
  return orderedBy(request, list.connection ? path.slice(0, -2) : path);
}

function nameColumns(columns: readonly Column[]): Column[] {
  const owner = columns.filter(({ id }) => id === 'owner');
  const own = OWN_NAMES.flatMap((name) => columns.filter(({ group, label }) => group === '' && label === name)).slice(0, 1);
  if (own.length > 0) {
    return [...owner, ...own];
  }
  const nested = columns.filter(({ group, label }) => group !== '' && !group.includes('.') && (label === 'title' || label === 'name'));
  const first = columns.filter((column) => !owner.includes(column)).slice(0, 1);
  return [...owner, ...(nested.length > 0 ? nested : first)].slice(0, MOST_NAMES);
}

// The place among the figures: by the order of the question, then as in the answer. Only fields of the row itself are figures.
function figureRank({ group, label, kind }: Column, ordered: readonly string[]): number {
  const place = ordered.findIndex((name) => name.toLowerCase() === `${group.replaceAll('.', '')}${label}`.toLowerCase());
  if (place >= 0) {
    return place;
  }
  return group === '' && kind === 'number' && FIGURE.test(label) ? ordered.length : Infinity;
}
