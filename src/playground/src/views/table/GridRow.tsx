import { memo, type MouseEvent, type ReactNode } from 'react';
import { type Cell, type Column, isObjectList, type ObjectList } from '../../answer/columns';
import type { Row } from '../../answer/lists';
import { useSession } from '../../session/store';
import { isAddress } from '../../text/isAddress';
import { truncate } from '../../text/truncate';
import { ExternalLink } from '../../ui/ExternalLink';
import { cellId, type CellPosition } from '../../ui/gridNavigation';
import { frozenStyle } from './gridWidths';

/** The prefix of the ids of the grid's cells. */
export const GRID = 'ng-cell';
export const ROW_HEIGHT = 30;
const LINE = 26;
const MOST_LINES = 8;
const MOST_SHOWN = 160;
const MOST_TOLD = 1_000;

interface RowProps {
  row: Row;
  /** The number of the row from 1, within its group. */
  number: number;
  /** The place among the lines of the grid. */
  index: number;
  start: number;
  first: number;
  columns: readonly Column[];
  /** How many of the first columns stay visible while the others scroll. */
  frozen: number;
  chosen: 0 | 1 | 2;
  expanded: boolean;
  active: number;
  press(row: Row, event: MouseEvent): void;
  expand(row: Row): void;
  put(at: CellPosition): void;
}

/** A row and, when it is expanded, the objects of its lists. */
export const GridRow = memo(function GridRow({ row, number, index, start, first, columns, frozen, chosen, expanded, active, press, expand, put }: RowProps) {
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
          id={cellId(GRID, { row: index, column: 0 })}
          aria-colindex={1}
          className={`ng-grid-number ${active === 0 ? 'ng-active' : ''}`}
          onMouseDown={() => put({ row: index, column: 0 })}
        >
          {number}
        </div>
        {columns.map((column, place) => {
          const cell = column.value(row);
          const { className, style } = frozenStyle(place, frozen);
          return (
            <div
              key={column.id}
              role="gridcell"
              id={cellId(GRID, { row: index, column: place + 1 })}
              aria-colindex={place + 2}
              className={`ng-kind-${column.kind} ${className} ${active === place + 1 ? 'ng-active' : ''}`}
              style={style}
              title={cellTitle(cell)}
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
  if (isObjectList(cell)) {
    return cell.items.length === 0 ? (
      cell.count
    ) : (
      <button type="button" tabIndex={-1} aria-expanded={expanded} className="ng-things" onClick={() => expand(row)}>
        <span aria-hidden="true">{expanded ? '▾' : '▸'}</span> <b>{cell.count}</b>{' '}
        {truncate(cell.items.slice(0, 5).map(({ name }) => truncate(name, 60)).join(', '), MOST_SHOWN)}
      </button>
    );
  }
  const address = addressIn(cell, column, row);
  if (address) {
    return (
      <ExternalLink href={address} tabIndex={-1}>
        {truncate(address === cell ? address.replace(/^https?:\/\/(www\.)?/i, '') : String(cell), MOST_SHOWN)}
      </ExternalLink>
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
      return truncate(String(cell), MOST_SHOWN);
  }
}

/** The address that a cell leads to: its own text, or that of the article whose title it is. */
export function addressIn(cell: Cell, column: Column, row: Row): string | null {
  if (typeof cell !== 'string' || column.kind === 'json') {
    return null;
  }
  return isAddress(cell) ? cell : (column.link?.(row) ?? null);
}

function cellTitle(cell: Cell): string | undefined {
  return cell === undefined ? undefined : isObjectList(cell) ? undefined : truncate(String(cell), MOST_TOLD);
}

interface ObjectColumn {
  column: Column;
  things: ObjectList;
}

function objectColumns(row: Row, columns: readonly Column[]): ObjectColumn[] {
  return columns
    .map((column) => ({ column, things: column.value(row) }))
    .filter((one): one is ObjectColumn => isObjectList(one.things) && one.things.items.length > 0);
}

/** The height of a row with its expansion. */
export function heightOf(row: Row, expanded: boolean, columns: readonly Column[]): number {
  if (!expanded) {
    return ROW_HEIGHT;
  }
  const lines = Math.max(0, ...objectColumns(row, columns).map(({ things }) => things.items.length + 1));
  return ROW_HEIGHT + LINE * Math.min(lines, MOST_LINES) + 8;
}

function Expansion({ row, columns }: { row: Row; columns: readonly Column[] }) {
  const select = (id: string) => useSession.getState().select([id], 'table');
  return (
    <div className="ng-expansion" role="row" style={{ height: heightOf(row, true, columns) - ROW_HEIGHT }}>
      <div role="gridcell" aria-colspan={columns.length + 1}>
        {objectColumns(row, columns).map(({ column, things }) => (
          <section key={column.id}>
            <h4>{column.group ? `${column.group}.${column.label}` : column.label}</h4>
            <ul>
              {things.items.map(({ name, id, address }, place) => (
                <li key={place}>
                  {id ? (
                    <button type="button" title={truncate(name, MOST_TOLD)} onClick={() => select(id)}>
                      {truncate(name, 120)}
                    </button>
                  ) : (
                    truncate(name, 120)
                  )}{' '}
                  {address && (
                    <ExternalLink href={address}>
                      <span className="ng-unseen">Open {truncate(name, 120)}</span>
                      <span aria-hidden="true">↗</span>
                    </ExternalLink>
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
