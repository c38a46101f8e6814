import { useMemo } from 'react';
import type { Column } from '../../answer/columns';
import type { Row } from '../../answer/lists';
import { formatValue } from '../../text/format';
import { truncate } from '../../text/truncate';
import { statisticsOf } from './statistics';

interface StatisticsPanelProps {
  name: string;
  column: Column;
  rows: readonly Row[];
  onClose(): void;
}

/** What a column holds: missing and distinct values, the figures of numbers and dates, and the most frequent values. */
export function StatisticsPanel({ name, column, rows, onClose }: StatisticsPanelProps) {
  const { missing, unscored, distinct, figures, top } = useMemo(() => statisticsOf(column, rows), [column, rows]);
  const date = column.kind === 'date';
  const text = (value: number | null) => (value === null ? '–' : date ? new Date(value).toISOString().slice(0, 16).replace('T', ' ') : formatValue(value));
  const facts: [string, string][] = [
    ['Rows', formatValue(rows.length)],
    ['Missing', `${formatValue(missing)}${unscored > 0 ? ` (${formatValue(unscored)} not scored)` : ''}`],
    ['Distinct values', formatValue(distinct)],
    ...(figures
      ? ([
          [date ? 'Earliest' : 'Minimum', text(figures.min)],
          ['Median', text(figures.median)],
          ...(date ? [] : [['Mean', text(figures.mean)] as [string, string]]),
          [date ? 'Latest' : 'Maximum', text(figures.max)],
          ...(date ? [] : [['Sum', text(figures.sum)] as [string, string]]),
        ] satisfies [string, string][])
      : []),
  ];
  const most = top[0]?.count ?? 1;
  return (
    <section className="ng-statistics" aria-label={`Statistics of ${name}`} tabIndex={0}>
      <div className="ng-row">
        <b>Statistics of {name}</b>
        <button type="button" className="ng-button" onClick={onClose}>
          Close
        </button>
      </div>
      <div className="ng-statistics-parts">
        <dl>
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {most > 1 && (
          <table>
            <caption>Most frequent values</caption>
            <tbody>
              {top.map(({ label, count }) => (
                <tr key={label}>
                  <th scope="row" title={label}>
                    {truncate(label, 60)}
                  </th>
                  <td>{formatValue(count)}</td>
                  <td aria-hidden="true">
                    <span style={{ width: `${(100 * count) / most}%` }} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
