import { useDeferredValue, useMemo } from 'react';
import type { Answer } from '../../answer/answer';
import { ColumnReader, columnName } from '../../answer/columns';
import { type List, titleOf } from '../../answer/lists';
import { listsIn, mainList } from '../../answer/mainList';
import { singleValues } from '../../answer/singleValues';
import { allRowsOf } from '../../session/allRows';
import { useAllRowsProgress } from '../../session/useAllRowsProgress';
import { useViewState } from '../../session/viewState';
import { PartialNotice } from '../shared/PartialNotice';
import type { ViewProps } from '../shared/view';
import { arrangeColumns, orderOf } from './arrangeColumns';
import { filterRows } from './filterRows';
import { Grid } from './Grid';
import { groupingsOf } from './grouping';
import { COUNT, pivotValues } from './pivot';
import { PivotMenu } from './PivotMenu';
import { PivotTable } from './PivotTable';
import { useTableState } from './useTableState';
import { ValuesTable } from './ValuesTable';

const VALUES = '\u0000values';
const MANY_VALUES = 5;

/** The table view: a list of the answer or, without any, its single values. */
export default function TableView({ answer }: ViewProps) {
  const lists = listsIn(answer);
  const values = useMemo(() => singleValues(answer.data), [answer]);
  const [chosen, setChosen] = useViewState<string | null>('table.list', null);
  const main = mainList(answer);
  const byDefault = main && !isMostlyValues(main, values.length) ? main : undefined;
  const list = chosen === VALUES ? undefined : (lists.find((one) => titleOf(one) === chosen) ?? byDefault);
  const listField = (lists.length > 1 || (lists.length === 1 && values.length > 0)) && (
    <label className="ng-field">
      Rows of{' '}
      <select value={list ? titleOf(list) : VALUES} onChange={(event) => setChosen(event.target.value)}>
        {lists.map((one) => (
          <option key={titleOf(one)} value={titleOf(one)}>
            {titleOf(one)} ({one.rows.length})
          </option>
        ))}
        {values.length > 0 && <option value={VALUES}>Other values ({values.length})</option>}
      </select>
    </label>
  );
  return list ? (
    <ListTable key={titleOf(list)} answer={answer} list={list} listField={listField} />
  ) : (
    <ValuesTable values={values} listField={listField} />
  );
}

// An answer with many figures and some short groups, such as the counts of the whole graph, is shown by its figures first.
function isMostlyValues(list: List, values: number): boolean {
  return !list.connection && values >= MANY_VALUES && values > list.rows.length;
}

function ListTable({ answer, list, listField }: { answer: Answer; list: List; listField: React.ReactNode }) {
  const reading = allRowsOf(answer, list);
  const progress = useAllRowsProgress(reading);
  const rows = progress && progress.rows.length > 0 ? progress.rows : list.rows;
  const [searchText, setSearchText] = useViewState('table.find', '');
  const state = useTableState();
  const deferredSearchText = useDeferredValue(searchText);
  const reader = useMemo(() => new ColumnReader(list.nested), [list, rows === list.rows]);
  const columns = useMemo(() => reader.read(rows), [reader, rows]);
  const arrangement = useMemo(() => arrangeColumns(columns, orderOf(answer.request, list)), [columns, answer, list]);
  const shown = useMemo(() => filterRows(rows, columns, deferredSearchText), [rows, columns, deferredSearchText]);
  const groupings = useMemo(() => groupingsOf(arrangement.columns), [arrangement]);
  const values = useMemo(() => pivotValues(arrangement.columns, columnName), [arrangement]);
  const down = groupings.find(({ id }) => id === state.pivot?.rows);
  const across = groupings.find(({ id }) => id === state.pivot?.columns);
  const value = values.find(({ id }) => id === state.pivot?.value) ?? COUNT;
  const name = list.fields.at(-1)!;
  const label = `Table of ${titleOf(list)}`;
  const tools = (
    <>
      {listField}
      <label className="ng-field">
        Find{' '}
        <input type="search" value={searchText} onChange={(event) => setSearchText(event.target.value)} placeholder="In all columns" />
      </label>
    </>
  );
  const pivotMenu = <PivotMenu state={state} groupings={groupings} values={values} />;
  const status = (
    <span role="status" className="ng-count">
      {shown.length === rows.length ? '' : `${figure(shown.length)} of `}
      {figure(rows.length)} {rows.length === 1 ? 'row' : 'rows'}
    </span>
  );
  const notice = <PartialNotice answer={answer} list={list} />;
  return down && across ? (
    <PivotTable
      name={name}
      label={label}
      rows={shown}
      down={down}
      across={across}
      value={value}
      tools={
        <>
          {tools}
          {pivotMenu}
        </>
      }
      status={status}
      notice={notice}
    />
  ) : (
    <Grid
      name={name}
      label={label}
      rows={shown}
      arrangement={arrangement}
      state={state}
      tools={tools}
      pivotMenu={pivotMenu}
      status={status}
      notice={notice}
    />
  );
}

function figure(value: number): string {
  return value.toLocaleString('en');
}
