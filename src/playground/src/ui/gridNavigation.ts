/** A cell of a grid; row -1 is the header, column 0 the row header. */
export interface CellPosition {
  row: number;
  column: number;
}

const PAGE = 15;

/** The cell that a navigation key leads to; null for any other key. */
export function moveCell(key: string, { row, column }: CellPosition, rows: number, columns: number): CellPosition | null {
  switch (key) {
    case 'ArrowUp':
      return { row: clamp(row - 1, -1, rows - 1), column };
    case 'ArrowDown':
      return { row: clamp(row + 1, -1, rows - 1), column };
    case 'PageUp':
      return { row: clamp(row - PAGE, 0, rows - 1), column };
    case 'PageDown':
      return { row: clamp(row + PAGE, 0, rows - 1), column };
    case 'ArrowLeft':
      return { row, column: clamp(column - 1, 0, columns) };
    case 'ArrowRight':
      return { row, column: clamp(column + 1, 0, columns) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: columns };
    default:
      return null;
  }
}

/** The element id of a cell, for `aria-activedescendant`. */
export function cellId(grid: string, { row, column }: CellPosition): string {
  return `${grid}-${row < 0 ? 'head' : row}-${column}`;
}

/** The class of a cell that has the focus. */
export function activeClass(active: CellPosition | null, row: number, column: number): string {
  return active?.row === row && active.column === column ? 'ng-active' : '';
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
