import { memo, type MouseEvent, type ReactNode } from 'react';
import type { Row } from '../../answer/lists';
import { cut } from '../../answer/names';
import { usePlayground } from '../../store';
import { type Cell, type Column, isAddress, isThings, type Things } from './columns';
import { cellId } from './Grid';
import type { At } from './keys';

export const ROW_HEIGHT = 30;
const LINE = 26;
const MOST_LINES = 8;
const MOST_SHOWN = 160;
const MOST_TOLD = 1_000;

interface RowProps {
  row: Row;
  index: number;
  start: number;
  first: number;
  columns: readonly Column[];
  chosen: 0 | 1 | 2;
  expanded: boolean;
  active: number;
  press(row: Row, event: MouseEvent): void;
  expand(row: Row): void;
  put(at: At): void;
}

/** One row, and below it, when it is expanded, the things of its lists. */
export const GridRow = memo(function GridRow({ row, index, start, first, columns, chosen, expanded, active, press, expand, put }: RowProps) {
  return (
    <div className="ng-grid-place" role="presentation" style={{ transform: `translateY(${start}px)` }}>
      <div
        role="row"
        aria-rowindex={index + 1 + first}
        aria-selected={chosen === 2}
        className={`ng-grid-row ng-chosen-${chosen} ${index % 2 ? 'ng-odd' : ''}`}
        style={{ height: ROW_HEIGHT }}
        onClick={(event) => {
          if (!(event.target as Element).closest('a, button')) {
            press(row, event);
          }
        }}
      >
        <div
          role="rowheader"
          id={cellId(index, 0)}
          aria-colindex={1}
          className={`ng-grid-number ${active === 0 ? 'ng-active' : ''}`}
          onMouseDown={() => put({ row: index, column: 0 })}
        >
          {index + 1}
        </div>
        {columns.map((column, place) => {
          const cell = column.value(row);
          return (
            <div
              key={column.id}
              role="gridcell"
              id={cellId(index, place + 1)}
              aria-colindex={place + 2}
              className={`ng-kind-${column.kind} ${active === place + 1 ? 'ng-active' : ''}`}
              title={told(cell)}
              onMouseDown={() => put({ row: index, column: place + 1 })}
            >
              {content(cell, column, row, expanded, expand)}
            </div>
          );
        })}
      </div>
      {expanded && <Expansion row={row} columns={columns} />}
    </div>
  );
});

function content(cell: Cell, column: Column, row: Row, expanded: boolean, expand: (row: Row) => void): ReactNode {
  if (cell === undefined) {
    return null;
  }
  if (isThings(cell)) {
    return cell.names.length === 0 ? (
      cell.count
    ) : (
      <button type="button" tabIndex={-1} aria-expanded={expanded} className="ng-things" onClick={() => expand(row)}>
        <span aria-hidden="true">{expanded ? '▾' : '▸'}</span> <b>{cell.count}</b>{' '}
        {cut(cell.names.slice(0, 5).map(({ name }) => cut(name, 60)).join(', '), MOST_SHOWN)}
      </button>
    );
  }
  if (typeof cell === 'string' && column.kind !== 'json' && isAddress(cell)) {
    return (
      <a href={cell} tabIndex={-1} target="_blank" rel="noopener noreferrer">
        {cut(cell.replace(/^https?:\/\/(www\.)?/i, ''), MOST_SHOWN)}
      </a>
    );
  }
  switch (column.kind) {
    case 'number':
      return typeof cell === 'number' && !Number.isInteger(cell) ? String(Number(cell.toPrecision(4))) : String(cell);
    case 'boolean':
      return cell ? 'yes' : 'no';
    case 'date':
      return String(cell).replace('T', ' ').replace(/:\d\d(\.\d+)?Z$/, '');
    default:
      return cut(String(cell), MOST_SHOWN);
  }
}

function told(cell: Cell): string | undefined {
  return cell === undefined ? undefined : isThings(cell) ? undefined : cut(String(cell), MOST_TOLD);
}

interface Told {
  column: Column;
  things: Things;
}

function thingsIn(row: Row, columns: readonly Column[]): Told[] {
  return columns
    .map((column) => ({ column, things: column.value(row) }))
    .filter((one): one is Told => isThings(one.things) && one.things.names.length > 0);
}

/** How high a row is, its expansion included. */
export function heightOf(row: Row, expanded: boolean, columns: readonly Column[]): number {
  if (!expanded) {
    return ROW_HEIGHT;
  }
  const lines = Math.max(0, ...thingsIn(row, columns).map(({ things }) => things.names.length + 1));
  return ROW_HEIGHT + LINE * Math.min(lines, MOST_LINES) + 8;
}

function Expansion({ row, columns }: { row: Row; columns: readonly Column[] }) {
  const select = (id: string) => usePlayground.getState().select([id], 'table');
  return (
    <div className="ng-expansion" role="row" style={{ height: heightOf(row, true, columns) - ROW_HEIGHT }}>
      <div role="gridcell" aria-colspan={columns.length + 1}>
        {thingsIn(row, columns).map(({ column, things }) => (
          <section key={column.id}>
            <h4>{column.group ? `${column.group}.${column.label}` : column.label}</h4>
            <ul>
              {things.names.map(({ name, id }, place) => (
                <li key={place}>
                  {id ? (
                    <button type="button" title={cut(name, MOST_TOLD)} onClick={() => select(id)}>
                      {cut(name, 120)}
                    </button>
                  ) : (
                    cut(name, 120)
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
