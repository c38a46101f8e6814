import { type ReactNode, useMemo, useRef } from 'react';
import type { Row } from '../../answer/lists';
import { formatValue } from '../../text/format';
import { filesOfLines } from './files';
import type { Grouping } from './grouping';
import { linesOf, pivotOf, type PivotValue } from './pivot';
import { TableToolbar } from './TableToolbar';

interface PivotTableProps {
  name: string;
  label: string;
  rows: readonly Row[];
  down: Grouping;
  across: Grouping;
  value: PivotValue;
  tools: ReactNode;
  status: ReactNode;
  notice: ReactNode;
}

/** A table of rows by two values, with totals. */
export function PivotTable({ name, label, rows, down, across, value, tools, status, notice }: PivotTableProps) {
  const pivot = useMemo(() => pivotOf(rows, down, across, value), [rows, down, across, value]);
  const copyRef = useRef(() => {});
  const corner = `${down.label} / ${across.label}`;
  const several = [down, across].filter(({ column }) => column.kind === 'objects' || column.kind === 'texts');
  return (
    <div className="ng-table">
      <TableToolbar name={`${name}-pivot`} files={filesOfLines(linesOf(pivot, corner))} selected={0} copyRef={copyRef} status={status}>
        {tools}
      </TableToolbar>
      {notice}
      <p className="ng-pivot-note">
        {value.label} by {down.label} and {across.label}.
        {pivot.otherRows > 0 && ` ${pivot.otherRows} further values of ${down.label} are in the row Others.`}
        {pivot.otherColumns > 0 && ` ${pivot.otherColumns} further values of ${across.label} are in the column Others.`}
        {several.length > 0 && ' A row with several values counts under each of them, and once in a total.'}
      </p>
      <div className="ng-pivot" tabIndex={0} role="region" aria-label={`${label} as a pivot`}>
        <table>
          <caption className="ng-unseen">
            {value.label} by {down.label} and {across.label}
          </caption>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {pivot.columns.map((column) => (
                <th key={column} scope="col" title={column}>
                  {column}
                </th>
              ))}
              <th scope="col">Total</th>
            </tr>
          </thead>
          <tbody>
            {pivot.rows.map((row) => (
              <tr key={row.label}>
                <th scope="row" title={row.label}>
                  {row.label}
                </th>
                {row.cells.map((cell, place) => (
                  <td key={place} className={cell === 0 ? 'ng-zero' : undefined}>
                    {content(cell)}
                  </td>
                ))}
                <td className="ng-total">{content(row.total)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              {pivot.totals.map((cell, place) => (
                <td key={place}>{content(cell)}</td>
              ))}
              <td>{content(pivot.total)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}

function content(cell: number | null): string {
  return cell === null ? '' : formatValue(cell);
}
