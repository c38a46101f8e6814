import type { ReactTable } from '@tanstack/react-table';
import type { KeyboardEvent } from 'react';
import { type Column, isObjectList } from '../../answer/columns';
import type { Row } from '../../answer/lists';
import { type CellPosition, moveCell } from '../../ui/gridNavigation';
import type { Features } from './tableFeatures';
import { isAddress } from '../../text/isAddress';

interface GridKeys {
  at: CellPosition | null;
  goTo(at: CellPosition): void;
  order: readonly Row[];
  visible: readonly Column[];
  table: ReactTable<Features, Row>;
  expand(row: Row): void;
  toggle(row: Row): void;
  choose(row: 'all', keys: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): void;
  copy(): void;
}

const RESIZE_STEP = 24;

/** The keyboard control of the grid: arrows move, Enter activates the cell, Space selects the row. */
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
      const size = table.getColumn(column.id)!.getSize() + (event.key === 'ArrowLeft' ? -RESIZE_STEP : RESIZE_STEP);
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
      const to = moveCell(event.key, now, order.length, visible.length);
      if (!to) {
        return;
      }
      goTo(to);
    }
    event.preventDefault();
  };

  function act(row: Row, column: Column | undefined): void {
    const cell = column?.value(row);
    if (cell !== undefined && isObjectList(cell) && cell.items.length > 0) {
      expand(row);
    } else if (typeof cell === 'string' && column?.kind !== 'json' && isAddress(cell)) {
      window.open(cell, '_blank', 'noopener,noreferrer');
    } else {
      toggle(row);
    }
  }
}
