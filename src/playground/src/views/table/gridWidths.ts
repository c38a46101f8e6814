import type { Column } from '../../answer/columns';

const NUMBERS = 48;
// The share of a narrow grid that the frozen columns may take together.
const MOST_FROZEN = 46;
const MOST_STRETCHED = 560;

/** The widths of the columns of a grid, as CSS. */
export interface GridWidths {
  /** All columns, for `grid-template-columns`. */
  template: string;
  /** Variables with the offsets of the frozen columns from the left, and the width of all of them. */
  offsets: Record<string, string>;
}

/**
 * The widths of the columns. The frozen ones are narrower where they would fill a narrow grid; the first text takes the space that
 * the others leave, unless the person set its width.
 */
export function gridWidths(columns: readonly Column[], width: (column: Column) => number, frozen: number, set: Readonly<Record<string, number>>): GridWidths {
  const share = `${Math.floor(MOST_FROZEN / Math.max(1, frozen))}cqw`;
  const all = NUMBERS + columns.reduce((sum, column) => sum + width(column), 0);
  const stretched = columns.slice(0, frozen).find(({ id, kind }) => kind === 'text' && !(id in set));
  const widths = columns.map((column, place) => {
    const own = `${width(column)}px`;
    if (place >= frozen) {
      return own;
    }
    const narrow = `min(${own}, ${share})`;
    return column === stretched ? `max(${narrow}, min(${MOST_STRETCHED}px, 100cqw - ${all - width(column)}px))` : narrow;
  });
  const offsets: Record<string, string> = {};
  let left = `${NUMBERS}px`;
  for (let place = 0; place < frozen; place++) {
    offsets[`--ng-left-${place}`] = `calc(${left})`;
    left += ` + ${widths[place]!}`;
  }
  offsets['--ng-frozen'] = `calc(${left})`;
  return { template: [`${NUMBERS}px`, ...widths].join(' '), offsets };
}

/** The class and the offset of a cell that stays visible while the others scroll. */
export function frozenStyle(place: number, frozen: number): { className: string; style?: React.CSSProperties } {
  return place < frozen
    ? { className: place === frozen - 1 ? 'ng-frozen ng-frozen-last' : 'ng-frozen', style: { left: `var(--ng-left-${place})` } }
    : { className: '' };
}
