import type { ReactTable } from '@tanstack/react-table';
import type { Column } from '../../answer/columns';
import type { Row } from '../../answer/lists';
import { activeClass, cellId, type CellPosition } from '../../ui/gridNavigation';
import { GRID, ROW_HEIGHT } from './GridRow';
import { frozenStyle } from './gridWidths';
import type { Features } from './tableFeatures';

interface HeaderProps {
  table: ReactTable<Features, Row>;
  columns: readonly Column[];
  frozen: number;
  at: CellPosition | null;
}

/** The header of the grid, with a second line for the fields of nested objects. A click sorts, a drag of the edge resizes. */
export function GridHeader({ table, columns, frozen, at }: HeaderProps) {
  const groups = groupsOf(columns, frozen);
  const grouped = groups.some(({ group }) => group);
  const headers = new Map(table.getFlatHeaders().map((header) => [header.column.id, header]));
  return (
    <div className="ng-grid-head" role="presentation">
      {grouped && (
        <div role="row" aria-rowindex={1} className="ng-grid-row ng-grid-groups" style={{ height: ROW_HEIGHT }}>
          <div role="gridcell" aria-colindex={1} className="ng-frozen ng-corner" />
          {groups.map(({ group, from, span }) => (
            <div
              key={from}
              role={group ? 'columnheader' : 'gridcell'}
              aria-colindex={from + 2}
              aria-colspan={span}
              className={frozenStyle(from + span - 1, frozen).className}
              style={{ gridColumn: `span ${span}`, ...frozenStyle(from, frozen).style }}
              title={group}
            >
              {group}
            </div>
          ))}
        </div>
      )}
      <div role="row" aria-rowindex={grouped ? 2 : 1} className="ng-grid-row" style={{ height: ROW_HEIGHT }}>
        <div role="columnheader" aria-colindex={1} id={cellId(GRID, { row: -1, column: 0 })} className={`ng-frozen ng-corner ${activeClass(at, -1, 0)}`}>
          <span className="ng-unseen">Row</span>
        </div>
        {columns.map((column, place) => {
          const model = table.getColumn(column.id)!;
          const direction = model.getIsSorted();
          return (
            <div
              key={column.id}
              role="columnheader"
              id={cellId(GRID, { row: -1, column: place + 1 })}
              aria-colindex={place + 2}
              aria-sort={direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none'}
              style={frozenStyle(place, frozen).style}
              className={`ng-kind-${column.kind} ${frozenStyle(place, frozen).className} ${activeClass(at, -1, place + 1)}`}
              title={`${column.group ? `${column.group}.` : ''}${column.label}: click or Enter sorts; Shift with ← → changes the width`}
              onClick={(event) => model.toggleSorting(undefined, event.shiftKey)}
            >
              <span className="ng-grid-name">{column.label}</span>
              {direction && <span aria-hidden="true">{direction === 'asc' ? '▲' : '▼'}</span>}
              <span
                className="ng-grid-resize"
                aria-hidden="true"
                onMouseDown={headers.get(column.id)?.getResizeHandler()}
                onTouchStart={headers.get(column.id)?.getResizeHandler()}
                onClick={(event) => event.stopPropagation()}
                onDoubleClick={() => model.resetSize()}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Groups neighbouring columns of the same nested object; frozen columns are not together with others. */
export function groupsOf(columns: readonly Pick<Column, 'group'>[], frozen = 0): { group: string; from: number; span: number }[] {
  const groups: { group: string; from: number; span: number }[] = [];
  columns.forEach(({ group }, from) => {
    const last = groups.at(-1);
    if (last && last.group === group && from !== frozen) {
      last.span++;
    } else {
      groups.push({ group, from, span: 1 });
    }
  });
  return groups;
}
