import type { ReactTable } from '@tanstack/react-table';
import { type ReactNode, type RefObject, useState } from 'react';
import type { Row } from '../../answer/lists';
import { Menu } from '../Menu';
import { save } from '../save';
import type { Column } from './columns';
import { csvOf, jsonLinesOf, nameOfColumn, tsvOf } from './csv';
import type { Features } from './features';
import type { Chosen } from './useChosen';

interface ToolsProps {
  name: string;
  rows: readonly Row[];
  chosen: Chosen;
  /** Those that are shown. */
  columns: readonly Column[];
  all: readonly Column[];
  table: ReactTable<Features, Row>;
  /** What copying by key does. */
  copyRef: RefObject<() => void>;
  tools: ReactNode;
  status: ReactNode;
}

const GUARD = "A text that a spreadsheet would take for a formula (it begins with = + - @ or a tab) gets a leading apostrophe; numbers stay numbers.";

/** What can be done with the table as a whole. */
export function TableTools({ name, rows, chosen, columns, all, table, copyRef, tools, status }: ToolsProps) {
  const [said, setSaid] = useState('');
  const selected = rows.filter((row) => chosen.get(row) === 2);
  const copy = async () => {
    const copied = selected.length > 0 ? selected : rows;
    try {
      await navigator.clipboard.writeText(tsvOf(copied, columns));
      setSaid(`${copied.length} ${copied.length === 1 ? 'row' : 'rows'} copied.`);
    } catch {
      setSaid('The browser does not let this page copy.');
    }
  };
  copyRef.current = () => void copy();
  return (
    <div className="ng-tools">
      {tools}
      <Menu label="Columns">
        <fieldset className="ng-columns">
          <legend>Columns that are shown</legend>
          {all.map((column) => (
            <label key={column.id}>
              <input
                type="checkbox"
                checked={table.state.columnVisibility[column.id] !== false}
                onChange={(event) => table.getColumn(column.id)?.toggleVisibility(event.target.checked)}
              />{' '}
              {nameOfColumn(column)}
            </label>
          ))}
        </fieldset>
      </Menu>
      <button type="button" className="ng-button" title={`Copies with tabs between, for a spreadsheet. ${GUARD}`} onClick={() => void copy()}>
        {selected.length > 0 ? `Copy ${selected.length}` : 'Copy'}
      </button>
      <button
        type="button"
        className="ng-button"
        title={`Downloads the rows that are shown, in their order. ${GUARD}`}
        onClick={() => save(`${name}.csv`, csvOf(rows, columns), 'text/csv;charset=utf-8')}
      >
        CSV
      </button>
      <Menu label="More" title="Other files">
        <div className="ng-choices">
          <button type="button" title={GUARD} onClick={() => save(`${name}.csv`, csvOf(rows, columns, true), 'text/csv;charset=utf-8')}>
            CSV with a byte order mark (Excel)
          </button>
          <button type="button" onClick={() => save(`${name}.jsonl`, jsonLinesOf(rows, columns), 'application/jsonl')}>
            JSON lines
          </button>
        </div>
      </Menu>
      <span className="ng-status">
        {status}
        <span role="status">{said}</span>
      </span>
    </div>
  );
}
