import { memo } from 'react';
import type { Column } from '../../answer/columns';
import type { Figures } from '../../answer/figures';
import { formatValue } from '../../text/format';
import { cellId, type CellPosition } from '../../ui/gridNavigation';
import { GRID, ROW_HEIGHT } from './GridRow';
import { frozenStyle } from './gridWidths';
import { type Group, figuresIn } from './grouping';

interface GroupRowProps {
  group: Group;
  index: number;
  start: number;
  first: number;
  columns: readonly Column[];
  frozen: number;
  active: number;
  open: boolean;
  figure: 'mean' | 'sum';
  toggle(key: string): void;
  put(at: CellPosition): void;
}

/** The head of a group: its value, the number of its rows, and a figure of each number column. */
export const GroupRow = memo(function GroupRow({ group, index, start, first, columns, frozen, active, open, figure, toggle, put }: GroupRowProps) {
  // The name takes the frozen columns, which have no figures of their own.
  const span = Math.max(1, frozen);
  return (
    <div className="ng-grid-place" role="presentation" style={{ transform: `translateY(${start}px)` }}>
      <div role="row" aria-rowindex={index + 1 + first} className="ng-grid-row ng-grid-group" style={{ height: ROW_HEIGHT }}>
        <div
          role="rowheader"
          id={cellId(GRID, { row: index, column: 0 })}
          aria-colindex={1}
          className={`ng-grid-number ${active === 0 ? 'ng-active' : ''}`}
          onMouseDown={() => put({ row: index, column: 0 })}
        >
          <span className="ng-unseen">Group {group.label}</span>
        </div>
        <div
          role="gridcell"
          id={cellId(GRID, { row: index, column: 1 })}
          aria-colindex={2}
          aria-colspan={span}
          className={`ng-frozen ng-frozen-last ${active > 0 && active <= span ? 'ng-active' : ''}`}
          style={{ gridColumn: `span ${span}`, left: 'var(--ng-left-0)' }}
          title={group.label}
          onMouseDown={() => put({ row: index, column: 1 })}
        >
          <button type="button" tabIndex={-1} className="ng-things" aria-expanded={open} onClick={() => toggle(group.key)}>
            <span aria-hidden="true">{open ? '▾' : '▸'}</span> {group.label} <b>({group.rows.length.toLocaleString('en')})</b>
            {columns.some(({ kind }) => kind === 'number') && <span className="ng-figure"> {figure === 'mean' ? 'means' : 'sums'}</span>}
          </button>
        </div>
        {columns.slice(span).map((column, place) => (
          <div
            key={column.id}
            role="gridcell"
            id={cellId(GRID, { row: index, column: place + span + 1 })}
            aria-colindex={place + span + 2}
            className={`ng-kind-${column.kind} ${active === place + span + 1 ? 'ng-active' : ''} ${frozenStyle(place + span, frozen).className}`}
            onMouseDown={() => put({ row: index, column: place + span + 1 })}
            title={column.kind === 'number' ? titleOf(group, column, figure) : undefined}
          >
            {column.kind === 'number' && textOf(figuresIn(group, column), figure)}
          </div>
        ))}
      </div>
    </div>
  );
});

// A sum without values is not a figure.
function textOf(figures: Figures, figure: 'mean' | 'sum'): string {
  const value = figures[figure];
  return value === null || figures.count === 0 ? '' : formatValue(value);
}

function titleOf(group: Group, column: Column, figure: 'mean' | 'sum'): string {
  const { count } = figuresIn(group, column);
  return `${figure === 'mean' ? 'Mean' : 'Sum'} of ${column.label}: ${count} of ${group.rows.length} rows have a value`;
}
