import type { Column } from '../../answer/columns';

const NUMBERS = 48;
// The share of a narrow grid that the frozen columns may take together.
const MOST_FROZEN = 46;

/** The widths of the grid's columns. The frozen ones are narrower where they would fill a narrow grid. */
export function templateOf(columns: readonly Column[], width: (column: Column) => number, frozen: number): string {
  return [`${NUMBERS}px`, ...columns.map((column, place) => (place < frozen ? frozenWidth(width(column), frozen) : `${width(column)}px`))].join(' ');
}

/** The offsets of the frozen columns from the left, as variables of the style, and the width of all of them. */
export function frozenLeft(columns: readonly Column[], width: (column: Column) => number, frozen: number): Record<string, string> {
  const lefts: Record<string, string> = {};
  let left = `${NUMBERS}px`;
  for (let place = 0; place < frozen; place++) {
    lefts[`--ng-left-${place}`] = `calc(${left})`;
    left += ` + ${frozenWidth(width(columns[place]!), frozen)}`;
  }
  lefts['--ng-frozen'] = `calc(${left})`;
  return lefts;
}

/** The class and the offset of a cell that stays visible while the others scroll. */
export function frozenStyle(place: number, frozen: number): { className: string; style?: React.CSSProperties } {
  return place < frozen ? { className: place === frozen - 1 ? 'ng-frozen ng-frozen-last' : 'ng-frozen', style: { left: `var(--ng-left-${place})` } } : { className: '' };
}

function frozenWidth(width: number, frozen: number): string {
  return `min(${width}px, ${Math.floor(MOST_FROZEN / frozen)}cqw)`;
}
