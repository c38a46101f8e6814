import type { ReactTable } from '@tanstack/react-table';
import type { KeyboardEvent } from 'react';
import { type Column, isObjectList } from '../../answer/columns';
import type { Row } from '../../answer/lists';
import { type CellPosition, moveCell } from '../../ui/gridNavigation';
import { addressIn } from './GridRow';
import type { Item } from './items';
import type { Features } from './tableFeatures';

interface GridKeys {
  at: CellPosition | null;
  goTo(at: CellPosition): void;
  items: readonly Item[];
  visible: readonly Column[];
  table: ReactTable<Features, Row>;
  resize(id: string, size: number): void;
  expand(row: Row): void;
  toggleGroup(key: string): void;
  toggle(row: Row): void;
  choose(row: 'all', keys: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): void;
  copy(): void;
}

const RESIZE_STEP = 24;

/** The keyboard control of the grid: arrows move, Enter activates the cell, Space selects the row. */
export function useGridKeys({ at, goTo, items, visible, table, resize, expand, toggle, toggleGroup, choose, copy }: GridKeys) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) {
      return;
    }
    const now = at ?? { row: 0, column: 0 };
    const column = visible[now.column - 1];
    const item = items[now.row];
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'a') {
        choose('all', event);
      } else if (event.key === 'c' && !String(getSelection())) {
        copy();
      } else if (event.key === 'Home' || event.key === 'End') {
        goTo(event.key === 'Home' ? { row: 0, column: 0 } : { row: items.length - 1, column: visible.length });
      } else {
        return;
      }
    } else if (event.shiftKey && column && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const size = table.getColumn(column.id)!.getSize() + (event.key === 'ArrowLeft' ? -RESIZE_STEP : RESIZE_STEP);
      resize(column.id, Math.max(56, Math.min(1200, size)));
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (now.row < 0) {
        if (column) {
          table.getColumn(column.id)!.toggleSorting(undefined, event.shiftKey);
        }
      } else if (item?.group) {
        toggleGroup(item.group.key);
      } else if (item?.row) {
        act(item.row, event.key === 'Enter' ? column : undefined);
      }
    } else {
      const to = moveCell(event.key, now, items.length, visible.length);
      if (!to) {
        return;
      }
      goTo(to);
    }
    event.preventDefault();
  };

  function act(row: Row, column: Column | undefined): void {
    const cell = column?.value(row);
    const address = column ? addressIn(cell, column, row) : null;
    if (cell !== undefined && isObjectList(cell) && cell.items.length > 0) {
      expand(row);
    } else if (address) {
      window.open(address, '_blank', 'noopener,noreferrer');
    } else {
      toggle(row);
    }
  }
}
