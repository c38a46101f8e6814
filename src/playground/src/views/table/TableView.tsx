import { useDeferredValue, useMemo, useState } from 'react';
import type { Answer } from '../../answer/answer';
import { ColumnReader } from '../../answer/columns';
import { type List, titleOf } from '../../answer/lists';
import { listsIn, mainList } from '../../answer/mainList';
import { singleValues } from '../../answer/singleValues';
import { allRowsOf } from '../../session/allRows';
import { useAllRowsProgress } from '../../session/useAllRowsProgress';
import { AllRowsBar } from '../shared/AllRowsBar';
import type { ViewProps } from '../shared/view';
import { filterRows } from './filterRows';
import { Grid } from './Grid';
import { ValuesTable } from './ValuesTable';

const VALUES = '\u0000values';

/** The table view: a list of the answer or, without any, its single values. */
export default function TableView({ answer }: ViewProps) {
  const lists = listsIn(answer);
  const values = useMemo(() => singleValues(answer.data), [answer]);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = chosen === VALUES ? undefined : (lists.find((one) => titleOf(one) === chosen) ?? mainList(answer));
  const listField = (lists.length > 1 || (lists.length === 1 && values.length > 0)) && (
    <label className="ng-field">
      Rows of{' '}
      <select value={list ? titleOf(list) : VALUES} onChange={(event) => setChosen(event.target.value)}>
        {lists.map((one) => (
          <option key={titleOf(one)} value={titleOf(one)}>
            {titleOf(one)} ({one.rows.length})
          </option>
        ))}
        {values.length > 0 && <option value={VALUES}>outside of lists ({values.length})</option>}
      </select>
    </label>
  );
  return list ? (
    <ListTable key={titleOf(list)} answer={answer} list={list} listField={listField} />
  ) : (
    <ValuesTable values={values} listField={listField} />
  );
}

function ListTable({ answer, list, listField }: { answer: Answer; list: List; listField: React.ReactNode }) {
  const reading = allRowsOf(answer, list);
  const progress = useAllRowsProgress(reading);
  const rows = progress && progress.rows.length > 0 ? progress.rows : list.rows;
  const [searchText, setSought] = useState('');
  const deferredSearchText = useDeferredValue(searchText);
  const reader = useMemo(() => new ColumnReader(list.nested), [list, rows === list.rows]);
  const columns = useMemo(() => reader.read(rows), [reader, rows]);
  const shown = useMemo(() => filterRows(rows, columns, deferredSearchText), [rows, columns, deferredSearchText]);
  const total = progress?.total ?? list.total;
  return (
    <Grid
      name={list.fields.at(-1)!}
      label={`Table of ${titleOf(list)}`}
      rows={shown}
      columns={columns}
      tools={
        <>
          {listField}
          <label className="ng-field">
            Find{' '}
            <input type="search" value={searchText} onChange={(event) => setSought(event.target.value)} placeholder="in all columns" />
          </label>
        </>
      }
      status={
        <>
          <span role="status" className="ng-count">
            {shown.length === rows.length ? '' : `${figure(shown.length)} of `}
            {figure(rows.length)} {rows.length === 1 ? 'row' : 'rows'}
            {total !== null && total > rows.length ? ` of ${figure(total)}` : ''}
          </span>
          {reading && progress && <AllRowsBar reading={reading} progress={progress} />}
        </>
      }
    />
  );
}

function figure(value: number): string {
  return value.toLocaleString('en');
}
