import type { ReactTable } from '@tanstack/react-table';
import type { KeyboardEvent } from 'react';
import type { Row } from '../../answer/lists';
import { type Column, isAddress, isThings } from './columns';
import type { Features } from './features';

/** The cell with the focus; row -1 is the header, column 0 the row's number. */
export interface At {
  row: number;
  column: number;
}

interface GridKeys {
  at: At | null;
  goTo(at: At): void;
  order: readonly Row[];
  visible: readonly Column[];
  table: ReactTable<Features, Row>;
  expand(row: Row): void;
  toggle(row: Row): void;
  choose(row: 'all', keys: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): void;
  copy(): void;
}

const PAGE = 15;
const STEP = 24;

/** The keys of the grid: arrows move, Enter does what the cell is for, Space selects its row. */
export function useGridKeys({ at, goTo, order, visible, table, expand, toggle, choose, copy }: GridKeys) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) {
      return;
    }
    const now = at ?? { row: 0, column: 0 };
    const column = visible[now.column - 1];
    const row = order[now.row];
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'a') {
        choose('all', event);
      } else if (event.key === 'c' && !String(getSelection())) {
        copy();
      } else if (event.key === 'Home' || event.key === 'End') {
        goTo(event.key === 'Home' ? { row: 0, column: 0 } : { row: order.length - 1, column: visible.length });
      } else {
        return;
      }
    } else if (event.shiftKey && column && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const size = table.getColumn(column.id)!.getSize() + (event.key === 'ArrowLeft' ? -STEP : STEP);
      table.setColumnSizing((sizes) => ({ ...sizes, [column.id]: Math.max(56, Math.min(1200, size)) }));
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (now.row < 0) {
        if (column) {
          table.getColumn(column.id)!.toggleSorting(undefined, event.shiftKey);
        }
      } else if (row) {
        act(row, event.key === 'Enter' ? column : undefined);
      }
    } else {
      const to = moved(event.key, now, order.length, visible.length);
      if (!to) {
        return;
      }
      goTo(to);
    }
    event.preventDefault();
  };

  function act(row: Row, column: Column | undefined): void {
    const cell = column?.value(row);
    if (cell !== undefined && isThings(cell) && cell.names.length > 0) {
      expand(row);
    } else if (typeof cell === 'string' && column?.kind !== 'json' && isAddress(cell)) {
      window.open(cell, '_blank', 'noopener,noreferrer');
    } else {
      toggle(row);
    }
  }
}

/** Where a key leads from a cell; null when it leads nowhere. */
export function moved(key: string, { row, column }: At, rows: number, columns: number): At | null {
  const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
  switch (key) {
    case 'ArrowUp':
      return { row: within(row - 1, -1, rows - 1), column };
    case 'ArrowDown':
      return { row: within(row + 1, -1, rows - 1), column };
    case 'PageUp':
      return { row: within(row - PAGE, 0, rows - 1), column };
    case 'PageDown':
      return { row: within(row + PAGE, 0, rows - 1), column };
    case 'ArrowLeft':
      return { row, column: within(column - 1, 0, columns) };
    case 'ArrowRight':
      return { row, column: within(column + 1, 0, columns) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: columns };
    default:
      return null;
  }
}
