import type { SortingState } from '@tanstack/react-table';
import { useCallback } from 'react';
import { useViewState } from '../../session/viewState';

/** The two values by which a pivot counts, and what it counts. */
export interface PivotChoice {
  rows: string;
  columns: string;
  value: string;
}

const NO_SORT: SortingState = [];
const NOTHING: readonly string[] = [];
const NO_WIDTHS: Readonly<Record<string, number>> = {};

/** The choices in a table that last: they are in the address and in a dashboard. */
export function useTableState() {
  const [sort, setSort] = useViewState<SortingState>('table.sort', NO_SORT);
  const [hidden, setHidden] = useViewState<readonly string[]>('table.hidden', NOTHING);
  const [widths, setWidths] = useViewState<Readonly<Record<string, number>>>('table.widths', NO_WIDTHS);
  const [groupBy, setGroupBy] = useViewState('table.group', '');
  const [figure, setFigure] = useViewState<'mean' | 'sum'>('table.figure', 'mean');
  /** The keys of the groups that are closed or, with `table.closed`, of those that are open. */
  const [toggled, setToggled] = useViewState<readonly string[]>('table.toggled', NOTHING);
  const [closed, setClosed] = useViewState('table.closed', false);
  const [pivot, setPivot] = useViewState<PivotChoice | null>('table.pivot', null);
  const [statistics, setStatistics] = useViewState('table.statistics', '');
  const isOpen = useCallback((key: string) => toggled.includes(key) === closed, [toggled, closed]);
  const toggleGroup = useCallback(
    (key: string) => setToggled(toggled.includes(key) ? toggled.filter((one) => one !== key) : [...toggled, key]),
    [toggled, setToggled],
  );
  return {
    sort,
    setSort,
    hidden,
    setHidden,
    widths,
    setWidths,
    groupBy,
    figure,
    setFigure,
    pivot,
    setPivot,
    statistics,
    setStatistics,
    isOpen,
    toggleGroup,
    /** Whether all groups are closed, apart from those that were opened one by one. */
    closed,
    closeAll: (close: boolean) => {
      setToggled(NOTHING);
      setClosed(close);
    },
    group: (by: string) => {
      setGroupBy(by);
      setToggled(NOTHING);
    },
  };
}

export type TableState = ReturnType<typeof useTableState>;
