import type { ReactTable } from '@tanstack/react-table';
import type { ReactNode, RefObject } from 'react';
import { type Column, columnName } from '../../answer/columns';
import type { Row } from '../../answer/lists';
import { csvOf, jsonLinesOf, tsvOf } from '../../answer/rowExport';
import { download } from '../../ui/download';
import { Menu } from '../../ui/Menu';
import { useCopy } from '../../ui/useCopy';
import type { Features } from './tableFeatures';
import type { RowSelection } from './useRowSelection';

interface ToolsProps {
  name: string;
  rows: readonly Row[];
  chosen: RowSelection;
  /** The visible columns. */
  columns: readonly Column[];
  all: readonly Column[];
  table: ReactTable<Features, Row>;
  /** The action of the copy shortcut. */
  copyRef: RefObject<() => void>;
  tools: ReactNode;
  status: ReactNode;
}

const GUARD = "A text that a spreadsheet would take for a formula (it begins with = + - @ or a tab) gets a leading apostrophe; numbers stay numbers.";

/** The controls of the table: column visibility, copy and export. */
export function TableToolbar({ name, rows, chosen, columns, all, table, copyRef, tools, status }: ToolsProps) {
  const { message, copy: copyText } = useCopy('The browser does not let this page copy.');
  const selected = rows.filter((row) => chosen.get(row) === 2);
  const copy = () => {
    const copied = selected.length > 0 ? selected : rows;
    return copyText(tsvOf(copied, columns), `${copied.length} ${copied.length === 1 ? 'row' : 'rows'} copied.`);
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
              {columnName(column)}
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
        onClick={() => download(`${name}.csv`, csvOf(rows, columns), 'text/csv;charset=utf-8')}
      >
        CSV
      </button>
      <Menu label="More" title="Other files">
        <div className="ng-choices">
          <button type="button" title={GUARD} onClick={() => download(`${name}.csv`, csvOf(rows, columns, true), 'text/csv;charset=utf-8')}>
            CSV with a byte order mark (Excel)
          </button>
          <button type="button" onClick={() => download(`${name}.jsonl`, jsonLinesOf(rows, columns), 'application/jsonl')}>
            JSON lines
          </button>
        </div>
      </Menu>
      <span className="ng-status">
        {status}
        <span role="status">{message}</span>
      </span>
    </div>
  );
}
