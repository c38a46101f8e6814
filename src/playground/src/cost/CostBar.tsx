import { type ReactNode, useId, useState } from 'react';
import { useAnswer, useRunStatus, useSession } from '../session/store';
import { CostDetails } from './CostDetails';
import { CypherDialog } from './CypherDialog';
import { problems, shortSummary, warnings } from './estimate';
import { shortRunSummary } from './runCost';
import { useEstimate, useOperationAtCursor } from './useEstimate';

interface CostBarProps {
  /** Whether the query was changed since the answer. */
  edited: boolean;
  /** Further controls of the line. */
  children?: ReactNode;
}

/** One line about the cost of the last run, or of the next one, with its details behind a button, and what would be refused. */
export function CostBar({ edited, children }: CostBarProps) {
  const operationAtCursor = useOperationAtCursor();
  const estimate = useEstimate(operationAtCursor);
  const answer = useAnswer();
  const explain = useSession((state) => state.settings.explain);
  const [cypher, setCypher] = useState(false);
  const [open, setOpen] = useState(false);
  const id = useId();
  const refused = estimate ? problems(estimate, answer?.errors ?? []) : [];
  const warned = estimate ? warnings(estimate) : [];
  // The answer of an earlier run says nothing of what the last one took.
  const run = useRunStatus().stage === 'done' ? answer : undefined;
  const known = estimate && (estimate.fields > 0 || estimate.errors.length === 0) ? estimate : null;
  return (
    <div className="ng-cost">
      <div className="ng-cost-line">
        {run && (
          <span role="status" aria-label="Last run">
            {shortRunSummary(run)}
          </span>
        )}
        {known && (!run || edited) && (
          <span role="status" aria-label="Estimate">
            Estimate: {shortSummary(known)}
          </span>
        )}
        {(run || known) && (
          <button type="button" className="ng-cost-more" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
            Details <span aria-hidden="true">{open ? '▴' : '▾'}</span>
          </button>
        )}
        <span className="ng-cost-actions">
          {explain && (
            <button type="button" className="ng-button" onClick={() => setCypher(true)}>
              Show Cypher
            </button>
          )}
          {children}
        </span>
      </div>
      <div id={id} hidden={!open}>
        {open && (run || known) && <CostDetails estimate={known} answer={run} />}
      </div>
      <div role="status">
        <ul className="ng-warnings">
          {refused.slice(0, 3).map((text) => (
            <li key={text} className="ng-problem">
              {text}
            </li>
          ))}
          {warned.map(({ text, over }) => (
            <li key={text} className={over ? 'ng-problem' : 'ng-caution'}>
              {text}
            </li>
          ))}
        </ul>
      </div>
      {cypher && <CypherDialog operationAtCursor={operationAtCursor} onClose={() => setCypher(false)} />}
    </div>
  );
}
