import { cut } from '../answer/names';
import { number } from './estimate';
import { linesOf, type Operator } from './explain';

/** The plan of a statement: its operators, indented, with how many rows are expected of each. */
export function PlanTable({ plan, field }: { plan: Operator; field: string }) {
  return (
    <div className="ng-plan" tabIndex={0} role="group" aria-label={`Plan of ${field}`}>
      <table>
        <caption>Plan, to be read from the bottom; rows as the database estimates them</caption>
        <thead>
          <tr>
            <th scope="col">Operator</th>
            <th scope="col">Rows</th>
            <th scope="col">Details</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(plan).map((line, place) => (
            <tr key={place}>
              <th scope="row" style={{ paddingLeft: `${line.depth * 16 + 8}px` }}>
                {line.operator}
              </th>
              <td>
                {line.rows === null ? '' : number(line.rows)}
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

// A projection of the whole answer fills a page.
function Details({ text }: { text: string }) {
  return text.length <= SHORT ? (
    text
  ) : (
    <details>
      <summary>{cut(text, SHORT)}</summary>
      {text}
    </details>
  );
}
