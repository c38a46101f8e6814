import type { SortingState } from '@tanstack/react-table';
import { useCallback, useMemo } from 'react';
import { isObject } from '../../answer/json';
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

// An address may hold anything; what is not a choice of this kind is left out.
const texts = (values: readonly unknown[]) => values.filter((value): value is string => typeof value === 'string');
const sorts = (values: readonly unknown[]) =>
  values.filter((value): value is SortingState[number] => isObject(value) && typeof value['id'] === 'string' && typeof value['desc'] === 'boolean');
const numbers = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= 20 && entry[1] <= 2000));
const pivotIn = (value: unknown): PivotChoice | null =>
  isObject(value) && ['rows', 'columns', 'value'].every((name) => typeof value[name] === 'string') ? (value as unknown as PivotChoice) : null;

/** The choices in a table that last: they are in the address and in a dashboard. */
export function useTableState() {
  const [sortStored, setSort] = useViewState<SortingState>('table.sort', NO_SORT);
  const [hiddenStored, setHidden] = useViewState<readonly string[]>('table.hidden', NOTHING);
  const [widthsStored, setWidths] = useViewState<Readonly<Record<string, number>>>('table.widths', NO_WIDTHS);
  const [groupBy, setGroupBy] = useViewState('table.group', '');
  const [figure, setFigure] = useViewState<'mean' | 'sum'>('table.figure', 'mean');
  /** The keys of the groups that are closed or, with `table.closed`, of those that are open. */
  const [toggledStored, setToggled] = useViewState<readonly string[]>('table.toggled', NOTHING);
  const [closed, setClosed] = useViewState('table.closed', false);
  const [pivotStored, setPivot] = useViewState<PivotChoice | null>('table.pivot', null);
  const [statistics, setStatistics] = useViewState('table.statistics', '');
  const sort = useMemo(() => sorts(sortStored), [sortStored]);
  const hidden = useMemo(() => texts(hiddenStored), [hiddenStored]);
  const widths = useMemo(() => numbers(widthsStored), [widthsStored]);
  const toggled = useMemo(() => texts(toggledStored), [toggledStored]);
  const pivot = useMemo(() => pivotIn(pivotStored), [pivotStored]);
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
