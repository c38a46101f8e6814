import { type Answer, statisticsOf } from '../answer/answer';
import { formatDuration, formatNumber } from '../text/format';
import { type Estimate, limitsOf, nameOfLimit, summary } from './estimate';
import { budgetSummary, runSummary } from './runCost';

interface CostDetailsProps {
  estimate: Estimate | null;
  answer: Answer | undefined;
}

/** The estimate with its limits, what the last run took, and the headers of its response. */
export function CostDetails({ estimate, answer }: CostDetailsProps) {
  const budget = answer ? budgetSummary(answer) : null;
  return (
    <div className="ng-cost-details" tabIndex={0} role="group" aria-label="Cost">
      {answer && (
        <p>
          <b>Took:</b> {runSummary(answer).join(' · ')}
        </p>
      )}
      {budget && (
        <p>
          <b>Budget:</b> {budget.join(' · ')}
        </p>
      )}
      {estimate && (
        <p>
          <b>Estimate:</b> {summary(estimate).join(' · ')}
        </p>
      )}
      {answer && <Statements answer={answer} />}
      {estimate && <Limits estimate={estimate} />}
      {estimate && estimate.roots.length > 0 && <Roots estimate={estimate} />}
      {answer && <Response answer={answer} />}
      <p className="ng-quiet">Rows are the entries of all lists, nested ones too. The estimate counts every list as full.</p>
    </div>
  );
}

function Statements({ answer }: { answer: Answer }) {
  const statements = statisticsOf(answer)?.statements ?? [];
  return statements.length === 0 ? null : (
    <table>
      <caption>Statements of the last run</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Rows</th>
          <th scope="col">In the database</th>
        </tr>
      </thead>
      <tbody>
        {statements.map((statement, place) => (
          <tr key={place}>
            <th scope="row">{statement.field}</th>
            <td>{formatNumber(statement.rows)}</td>
            <td>{formatDuration(statement.milliseconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Limits({ estimate }: { estimate: Estimate }) {
  return (
    <table>
      <caption>Limits</caption>
      <thead>
        <tr>
          <th scope="col">Limit</th>
          <th scope="col">Needed</th>
          <th scope="col">Allowed</th>
        </tr>
      </thead>
      <tbody>
        {limitsOf(estimate).map(({ name, used, most, state }) => (
          <tr key={name} className={`ng-${state}`}>
            <th scope="row" title={name}>
              {nameOfLimit(name)}
            </th>
            <td>{formatNumber(used)}</td>
            <td>{formatNumber(most)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Roots({ estimate }: { estimate: Estimate }) {
  return (
    <table>
      <caption>Estimate of each field</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Rows at most</th>
          <th scope="col">Work</th>
        </tr>
      </thead>
      <tbody>
        {estimate.roots.map((root, place) => (
          <tr key={place}>
            <th scope="row">{root.field}</th>
            <td>{formatNumber(root.rows)}</td>
            <td>{formatNumber(root.cost)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Response({ answer }: { answer: Answer }) {
  return (
    <table className="ng-headers">
      <caption>Headers of the response (status {answer.status})</caption>
      <tbody>
        {(answer.headers ?? []).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
