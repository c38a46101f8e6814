import { formatNumber } from '../text/format';
import { truncate } from '../text/truncate';
import { type Operator, planLines } from './explain';

/** The plan of a statement: its operators, indented, with the estimated number of rows. */
export function PlanTable({ plan, field }: { plan: Operator; field: string }) {
  return (
    <div className="ng-plan" tabIndex={0} role="group" aria-label={`Plan of ${field}`}>
      <table>
        <caption>Plan, to be read from the bottom up, with the estimated number of rows</caption>
        <thead>
          <tr>
            <th scope="col">Operator</th>
            <th scope="col">Rows</th>
            <th scope="col">Details</th>
          </tr>
        </thead>
        <tbody>
          {planLines(plan).map((line, place) => (
            <tr key={place}>
              <th scope="row" style={{ paddingLeft: `${line.depth * 16 + 8}px` }}>
                {line.operator}
              </th>
              <td>
                {line.rows === null ? '' : formatNumber(line.rows)}
                <span className="ng-bar" style={{ width: `${Math.round(line.share * 100)}%` }} />
              </td>
              <td>
                <Details text={line.details} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const SHORT = 160;

// The details of a projection can be very long.
function Details({ text }: { text: string }) {
  return text.length <= SHORT ? (
    text
  ) : (
    <details>
      <summary>{truncate(text, SHORT)}</summary>
      {text}
    </details>
  );
}
