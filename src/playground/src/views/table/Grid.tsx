import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Column, columnName } from '../../answer/columns';
import { idsOf, type Row } from '../../answer/lists';
import { useSession } from '../../session/store';
import { cellId, type CellPosition } from '../../ui/gridNavigation';
import type { Arrangement } from './arrangeColumns';
import { ColumnsMenu } from './ColumnsMenu';
import { filesOfGroups, filesOfRows } from './files';
import { FullText } from './FullText';
import { GridHeader } from './GridHeader';
import { GRID, GridRow, heightOf, ROW_HEIGHT } from './GridRow';
import { gridWidths } from './gridWidths';
import { groupingsOf, groupRows, isCut, sortGroups } from './grouping';
import { GroupMenu } from './GroupMenu';
import { GroupRow } from './GroupRow';
import { type Item, itemsOf } from './items';
import { StatisticsPanel } from './StatisticsPanel';
import { definitionsOf, features } from './tableFeatures';
import { TableToolbar } from './TableToolbar';
import { useGridKeys } from './useGridKeys';
import { useRowSelection } from './useRowSelection';
import type { TableState } from './useTableState';
import { useKeptWidths, useWidths } from './useWidths';

export interface GridProps {
  name: string;
  label: string;
  rows: readonly Row[];
  arrangement: Arrangement;
  state: TableState;
  tools: ReactNode;
  pivotMenu: ReactNode;
  status: ReactNode;
  /** What the table does not show. */
  notice: ReactNode;
}

/** A table with sorting, groups, column visibility and resizing; only the visible rows are rendered. */
export function Grid({ name, label, rows, arrangement: { columns, names }, state, tools, pivotMenu, status, notice }: GridProps) {
  const ids = columns.map((column) => `${column.id} ${column.kind}`).join('\n');
  // Sizes and order stay while rows are added.
  const definitions = useMemo(() => definitionsOf(columns, rows), [ids]);
  const [sizes, setSizes] = useWidths(state);
  // The same array while nothing changes, as a new one sorts all rows again.
  const sorting = useMemo(() => state.sort.filter(({ id }) => columns.some((column) => column.id === id)), [state.sort, columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    columnResizeMode: 'onChange',
    state: { sorting, columnSizing: sizes },
    onSortingChange: (update) => state.setSort(typeof update === 'function' ? update(state.sort) : update),
    onColumnSizingChange: setSizes,
  });
  useKeptWidths(state, sizes, table.state.columnResizing.isResizingColumn !== false);
  const sorted = table.getRowModel().rows;
  const visible = useMemo(() => columns.filter(({ id }) => !state.hidden.includes(id)), [columns, state.hidden]);
  const frozen = visible.filter(({ id }) => names.has(id)).length;
  const order = useMemo(() => sorted.map((row) => row.original), [sorted]);
  const grouping = useMemo(() => groupingsOf(columns).find(({ id }) => id === state.groupBy), [columns, state.groupBy]);
  const cut = useMemo(() => !!grouping && isCut(grouping, rows), [grouping, rows]);
  const groups = useMemo(() => {
    const all = grouping && groupRows(order, grouping);
    const term = state.sort[0];
    const column = columns.find(({ id, kind }) => id === term?.id && kind === 'number');
    return all && column && term ? sortGroups(all, column, state.figure, term.desc) : all;
  }, [order, grouping, columns, state.sort, state.figure]);
  const items = useMemo(() => itemsOf(order, groups, state.isOpen), [order, groups, state.isOpen]);
  const shownRows = useMemo(() => (groups ? items.flatMap((item) => (item.row ? [item.row] : [])) : order), [groups, items, order]);
  const { chosen, choose, toggle } = useRowSelection(order);
  const [expanded, setExpanded] = useState<ReadonlySet<Row>>(new Set());
  const [at, setAt] = useState<CellPosition | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const header = visible.some((column) => column.group) ? 2 * ROW_HEIGHT : ROW_HEIGHT;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => itemHeight(items[index]!, expanded, visible),
    overscan: 8,
    paddingStart: header,
    scrollPaddingStart: header,
  });
  useEffect(() => virtual.measure(), [virtual, expanded, items, visible]);

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
  const copyRef = useRef(() => {});
  const resize = (id: string, size: number) => state.setWidths({ ...sizes, [id]: size });
  const keys = useGridKeys({ at, goTo, items, visible, table, resize, expand, toggle, toggleGroup: state.toggleGroup, choose, copy: () => copyRef.current() });
  useFollowed(items, (place) => virtual.scrollToIndex(place, { align: 'center' }));

  const widths = gridWidths(visible, (column) => table.getColumn(column.id)?.getSize() ?? 120, frozen, sizes);
  const statisticsColumn = columns.find(({ id }) => id === state.statistics);
  const current = at && at.row >= 0 && at.column > 0 ? items[at.row]?.row : undefined;
  const selected = order.filter((row) => chosen.get(row) === 2);
  return (
    <div className="ng-table">
      <TableToolbar
        name={name}
        files={filesOfRows(selected.length > 0 ? selected : shownRows, shownRows, visible, grouping)}
        groupFiles={groups && grouping ? filesOfGroups(groups, grouping, columns) : undefined}
        onlyGroups={!!groups && shownRows.length === 0}
        selected={selected.length}
        copyRef={copyRef}
        status={status}
      >
        {tools}
        <GroupMenu
          state={state}
          groupings={groupingsOf(columns)}
          grouping={grouping}
          cut={cut}
        />
        {pivotMenu}
        <ColumnsMenu state={state} columns={columns} />
      </TableToolbar>
      {notice}
      <div
        ref={scroller}
        className="ng-grid"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={items.length + header / ROW_HEIGHT}
        aria-colcount={visible.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={at ? cellId(GRID, at) : undefined}
        style={{ '--ng-columns': widths.template, ...widths.offsets } as React.CSSProperties}
        onKeyDown={keys}
        onFocus={(event) => {
          if (event.target === event.currentTarget && !at && items.length > 0) {
            setAt({ row: 0, column: 0 });
          }
        }}
      >
        <div role="rowgroup" className="ng-grid-body" style={{ height: virtual.getTotalSize() }}>
          <GridHeader table={table} columns={visible} frozen={frozen} at={at} />
          {virtual.getVirtualItems().map(({ index, start }) => {
            const { row, group, number } = items[index]!;
            const place = { index, start, first: header / ROW_HEIGHT, columns: visible, frozen, active: at?.row === index ? at.column : -1, put: setAt };
            return group ? (
              <GroupRow key={index} {...place} group={group} open={state.isOpen(group.key)} figure={state.figure} toggle={state.toggleGroup} />
            ) : (
              <GridRow
                key={index}
                {...place}
                row={row!}
                number={number}
                chosen={chosen.get(row!) ?? 0}
                expanded={expanded.has(row!)}
                press={press}
                expand={expand}
              />
            );
          })}
        </div>
        {items.length === 0 && (
          <p className="ng-nothing" role="status">
            No matches. Search for fewer words, or clear the search.
          </p>
        )}
      </div>
      {statisticsColumn ? (
        <StatisticsPanel
          name={columnName(statisticsColumn)}
          column={statisticsColumn}
          rows={rows}
          onClose={() => state.setStatistics('')}
        />
      ) : (
        <FullText cell={current && at ? { row: current, column: visible[at.column - 1] } : null} />
      )}
    </div>
  );
}

function itemHeight(item: Item, expanded: ReadonlySet<Row>, columns: readonly Column[]): number {
  return item.row ? heightOf(item.row, expanded.has(item.row), columns) : ROW_HEIGHT;
}

function reveal(scroller: HTMLElement | null, column: number): void {
  requestAnimationFrame(() => scroller?.querySelector(`[id^="${GRID}-"][id$="-${column}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
}

/** Scrolls to what was selected in another view. */
function useFollowed(items: readonly Item[], scrollTo: (place: number) => void): void {
  const selected = useSession((state) => state.selected);
  const selectedIn = useSession((state) => state.selectedIn);
  useEffect(() => {
    if (selected.length > 0 && selectedIn !== 'table') {
      const wanted = new Set(selected);
      const place = items.findIndex(({ row }) => row && idsOf(row).some((id) => wanted.has(id)));
      if (place >= 0) {
        scrollTo(place);
      }
    }
  }, [selected, selectedIn]);
}
