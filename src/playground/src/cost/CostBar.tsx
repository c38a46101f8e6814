import { useState } from 'react';
import { type Answer, statisticsOf } from '../answer/answer';
import { useAnswer, useRunStatus, useSession } from '../session/store';
import { formatBytes, formatCount, formatDuration, formatNumber } from '../text/format';
import { CypherDialog } from './CypherDialog';
import { type Estimate, limitsOf, problems, summary, warnings } from './estimate';
import { useEstimate, useOperationAtCursor } from './useEstimate';

/** The estimated cost of the operation at the cursor, and the cost of the last run. */
export function CostBar() {
  const operationAtCursor = useOperationAtCursor();
  const estimate = useEstimate(operationAtCursor);
  const answer = useAnswer();
  const explain = useSession((state) => state.settings.explain);
  const [cypher, setCypher] = useState(false);
  const refused = estimate ? problems(estimate, answer?.errors ?? []) : [];
  const warned = estimate ? warnings(estimate) : [];
  // The answer of an earlier run says nothing of what the last one took.
  const answered = useRunStatus().stage === 'done';
  if (!estimate && !answer && !explain) {
    return null;
  }
  return (
    <div className="ng-cost">
      <div className="ng-cost-line">
        {estimate && <EstimateLine estimate={estimate} answer={answered ? answer : undefined} />}
        {answered && answer && <LastRun answer={answer} />}
        {explain && (
          <button type="button" className="ng-button" onClick={() => setCypher(true)}>
            Show Cypher
          </button>
        )}
      </div>
      <div role="status">
        <ul className="ng-warnings">
          {refused.slice(0, 3).map((text) => (
            <li key={text} className="ng-problem">
              {text}
            </li>
          ))}
          {warned.map((text) => (
            <li key={text} className={text.startsWith('Over') ? 'ng-problem' : 'ng-caution'}>
              {text}
            </li>
          ))}
        </ul>
      </div>
      {cypher && <CypherDialog operationAtCursor={operationAtCursor} onClose={() => setCypher(false)} />}
    </div>
  );
}

function EstimateLine({ estimate, answer }: { estimate: Estimate; answer: Answer | undefined }) {
  if (estimate.fields === 0 && estimate.errors.length > 0) {
    return null;
  }
  const limits = limitsOf(estimate);
  return (
    <details className="ng-before">
      <summary>
        <b>Before:</b> {summary(estimate).join(' · ')}
      </summary>
      <div className="ng-cost-details" tabIndex={0} role="group" aria-label="What it may cost">
        <table>
          <caption>Limits</caption>
          <thead>
            <tr>
              <th scope="col">of</th>
              <th scope="col">needed</th>
              <th scope="col">allowed</th>
            </tr>
          </thead>
          <tbody>
            {limits.map(({ name, used, most, state }) => (
              <tr key={name} className={`ng-${state}`}>
                <th scope="row">{name}</th>
                <td>{formatNumber(used)}</td>
                <td>{formatNumber(most)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {estimate.roots.length > 0 && (
          <table>
            <caption>Fields at the root</caption>
            <thead>
              <tr>
                <th scope="col">field</th>
                <th scope="col">rows at most</th>
                <th scope="col">cost</th>
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
        )}
        <p>Rows at most: what would come back if every list were full.</p>
        <p>Before it runs: {summary(estimate).join(' · ')}.</p>
        {answer && <p>The last run took: {runSummary(answer)}.</p>}
      </div>
    </details>
  );
}

function runSummary(answer: Answer): string {
  const statistics = statisticsOf(answer);
  const parts = [formatDuration(answer.milliseconds)];
  if (statistics) {
    const inDatabase = statistics.statements.reduce((longest, statement) => Math.max(longest, statement.milliseconds), 0);
    parts.push(
      `${formatDuration(inDatabase)} in the database`,
      formatCount(statistics.statements.length, 'statement'),
      formatCount(
        statistics.statements.reduce((sum, statement) => sum + statement.rows, 0),
        'row',
      ),
    );
  }
  parts.push(formatBytes(answer.bytes));
  return parts.join(' · ');
}

function LastRun({ answer }: { answer: Answer }) {
  const text = runSummary(answer);
  return (
    <span role="status" className="ng-after" title={text}>
      <b>Ran:</b> {text}
    </span>
  );
}
