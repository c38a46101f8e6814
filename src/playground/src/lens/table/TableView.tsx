import { useDeferredValue, useMemo, useState } from 'react';
import type { Answer } from '../../answer/answer';
import { type List, titleOf } from '../../answer/lists';
import { AllRowsBar } from '../AllRowsBar';
import type { ViewProps } from '../views';
import { allRowsOf } from './allRows';
import { bestOf, factsOf, listsIn } from './choice';
import { ColumnReader } from './columns';
import { FactsTable } from './FactsTable';
import { found } from './find';
import { Grid } from './Grid';
import { useProgress } from './useProgress';

const FACTS = '\u0000facts';

/** A list of the answer as a table; or, without any, its facts. */
export default function TableView({ answer }: ViewProps) {
  const lists = listsIn(answer);
  const facts = useMemo(() => factsOf(answer.data), [answer]);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = chosen === FACTS ? undefined : (lists.find((one) => titleOf(one) === chosen) ?? bestOf(answer));
  const choice = (lists.length > 1 || (lists.length === 1 && facts.length > 0)) && (
    <label className="ng-field">
      Rows of{' '}
      <select value={list ? titleOf(list) : FACTS} onChange={(event) => setChosen(event.target.value)}>
        {lists.map((one) => (
          <option key={titleOf(one)} value={titleOf(one)}>
            {titleOf(one)} ({one.rows.length})
          </option>
        ))}
        {facts.length > 0 && <option value={FACTS}>outside of lists ({facts.length})</option>}
      </select>
    </label>
  );
  return list ? (
    <ListTable key={titleOf(list)} answer={answer} list={list} choice={choice} />
  ) : (
    <FactsTable facts={facts} choice={choice} />
  );
}

function ListTable({ answer, list, choice }: { answer: Answer; list: List; choice: React.ReactNode }) {
  const reading = allRowsOf(answer, list);
  const progress = useProgress(reading);
  const rows = progress && progress.rows.length > 0 ? progress.rows : list.rows;
  const [sought, setSought] = useState('');
  const soughtLater = useDeferredValue(sought);
  const reader = useMemo(() => new ColumnReader(list.within), [list, rows === list.rows]);
  const columns = useMemo(() => reader.read(rows), [reader, rows]);
  const shown = useMemo(() => found(rows, columns, soughtLater), [rows, columns, soughtLater]);
  const total = progress?.total ?? list.total;
  return (
    <Grid
      name={list.fields.at(-1)!}
      label={`Table of ${titleOf(list)}`}
      rows={shown}
      columns={columns}
      tools={
        <>
          {choice}
          <label className="ng-field">
            Find{' '}
            <input type="search" value={sought} onChange={(event) => setSought(event.target.value)} placeholder="in all columns" />
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
