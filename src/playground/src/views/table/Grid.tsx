import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Column } from '../../answer/columns';
import { idsOf, type Row } from '../../answer/lists';
import { useSession } from '../../session/store';
import { cellId, type CellPosition } from '../../ui/gridNavigation';
import { FullText } from './FullText';
import { GridHeader } from './GridHeader';
import { GRID, GridRow, heightOf, ROW_HEIGHT } from './GridRow';
import { definitionsOf, features } from './tableFeatures';
import { TableToolbar } from './TableToolbar';
import { useGridKeys } from './useGridKeys';
import { useRowSelection } from './useRowSelection';

export interface GridProps {
  name: string;
  label: string;
  rows: readonly Row[];
  columns: readonly Column[];
  tools: ReactNode;
  status: ReactNode;
}

const NUMBERS = 52;

/** A table with sorting, column visibility and resizing; only the visible rows are rendered. */
export function Grid({ name, label, rows, columns, tools, status }: GridProps) {
  const ids = columns.map((column) => `${column.id} ${column.kind}`).join('\n');
  // Sizes and order stay while rows are added.
  const definitions = useMemo(() => definitionsOf(columns, rows), [ids]);
  const table = useTable({ features, columns: definitions, data: rows as Row[], columnResizeMode: 'onChange' });
  const sorted = table.getRowModel().rows;
  const visible = useMemo(
    () => columns.filter((column) => table.state.columnVisibility[column.id] !== false),
    [columns, table.state.columnVisibility],
  );
  const order = useMemo(() => sorted.map((row) => row.original), [sorted]);
  const { chosen, choose, toggle } = useRowSelection(order);
  const [expanded, setExpanded] = useState<ReadonlySet<Row>>(new Set());
  const [at, setAt] = useState<CellPosition | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const header = visible.some((column) => column.group) ? 2 * ROW_HEIGHT : ROW_HEIGHT;
  const virtual = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(order[index]!, expanded.has(order[index]!), visible),
    overscan: 8,
    paddingStart: header,
    scrollPaddingStart: header,
  });
  useEffect(() => virtual.measure(), [virtual, expanded, order, visible]);

  const expand = useCallback((row: Row) => {
    setExpanded((now) => {
      const next = new Set(now);
      if (!next.delete(row)) {
        next.add(row);
      }
      return next;
    });
  }, []);
  const press = useCallback(
    (row: Row, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => choose(row, event),
    [choose],
  );
  const goTo = useCallback(
    (to: CellPosition) => {
      setAt(to);
      if (to.row >= 0) {
        virtual.scrollToIndex(to.row, { align: 'auto' });
      }
      reveal(scroller.current, to.column);
    },
    [virtual],
  );
  const keys = useGridKeys({ at, goTo, order, visible, table, expand, toggle, choose, copy: () => copyRef.current() });
  const copyRef = useRef(() => {});
  useFollowed(order, (place) => virtual.scrollToIndex(place, { align: 'center' }));

  const template = `${NUMBERS}px ${visible.map((column) => `${table.getColumn(column.id)?.getSize() ?? 120}px`).join(' ')}`;
  return (
    <div className="ng-table">
      <TableToolbar
        name={name}
        rows={order}
        chosen={chosen}
        columns={visible}
        all={columns}
        table={table}
        copyRef={copyRef}
        tools={tools}
        status={status}
      />
      <div
        ref={scroller}
        className="ng-grid"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={order.length + header / ROW_HEIGHT}
        aria-colcount={visible.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={at ? cellId(GRID, at) : undefined}
        style={{ '--ng-columns': template } as React.CSSProperties}
        onKeyDown={keys}
        onFocus={(event) => {
          if (event.target === event.currentTarget && !at && order.length > 0) {
            setAt({ row: 0, column: 0 });
          }
        }}
      >
        <div role="rowgroup" className="ng-grid-body" style={{ height: virtual.getTotalSize() }}>
          <GridHeader table={table} columns={visible} at={at} />
          {virtual.getVirtualItems().map(({ index, start }) => (
            <GridRow
              key={index}
              row={order[index]!}
              index={index}
              start={start}
              first={header / ROW_HEIGHT}
              columns={visible}
              chosen={chosen.get(order[index]!) ?? 0}
              expanded={expanded.has(order[index]!)}
              active={at?.row === index ? at.column : -1}
              press={press}
              expand={expand}
              put={setAt}
            />
          ))}
        </div>
        {order.length === 0 && <p className="ng-nothing">No row holds this.</p>}
      </div>
      <FullText cell={at && at.row >= 0 && at.column > 0 && order[at.row] ? { row: order[at.row]!, column: visible[at.column - 1] } : null} />
    </div>
  );
}

function reveal(scroller: HTMLElement | null, column: number): void {
  requestAnimationFrame(() => scroller?.querySelector(`[id^="${GRID}-"][id$="-${column}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
}

/** Scrolls to what was selected in another view. */
function useFollowed(order: readonly Row[], scrollTo: (place: number) => void): void {
  const selected = useSession((state) => state.selected);
  const selectedIn = useSession((state) => state.selectedIn);
  useEffect(() => {
    if (selected.length > 0 && selectedIn !== 'table') {
      const wanted = new Set(selected);
      const place = order.findIndex((row) => idsOf(row).some((id) => wanted.has(id)));
      if (place >= 0) {
        scrollTo(place);
      }
    }
  }, [selected, selectedIn]);
}
