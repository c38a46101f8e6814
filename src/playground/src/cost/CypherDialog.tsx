import { Dialog } from '@graphiql/react';
import { useEffect, useState } from 'react';
import { wasAborted } from '../gateway/request';
import { useSession } from '../session/store';
import { ErrorMessage } from '../ui/ErrorMessage';
import { useCopy } from '../ui/useCopy';
import { type Explanation, fetchExplanation, type Statement, tokenize } from './explain';
import { PlanTable } from './PlanTable';
import type { OperationAtCursor } from './useEstimate';

/** The Cypher statements of the operation at the cursor, with their parameters and, if chosen, their plans. */
export function CypherDialog({ operationAtCursor, onClose }: { operationAtCursor: OperationAtCursor; onClose(): void }) {
  const [plan, setPlan] = useState(false);
  const [shown, setShown] = useState<Explanation | null>(null);
  const [busy, setBusy] = useState(true);
  const { message, copy } = useCopy('The browser does not let this page copy. Select the text instead.');
  useEffect(() => {
    const stop = new AbortController();
    const operation = operationAtCursor();
    if (!operation) {
      setShown({ statements: [], problems: ['The text at the cursor is not a complete query.'] });
      setBusy(false);
      return;
    }
    setBusy(true);
    fetchExplanation(useSession.getState().settings.endpoint, operation.request, operation.headers, plan, stop.signal)
      .catch((error: unknown) => {
        if (wasAborted(error)) {
          return null;
        }
        return { statements: [], problems: ['The gateway cannot be reached. Close this and try again.'] };
      })
      .then((answered) => {
        if (answered && !stop.signal.aborted) {
          setShown(answered);
          setBusy(false);
        }
      });
    return () => stop.abort();
    // The operation at the cursor cannot change while the dialog is open.
  }, [plan]);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <div className="graphiql-dialog-header">
        <Dialog.Title className="graphiql-dialog-title">Cypher</Dialog.Title>
        <Dialog.Close />
      </div>
      <div className="ng-cypher ng-panel">
        <Dialog.Description className="ng-quiet">
          The Cypher sent to Neo4j, one statement per root field.
        </Dialog.Description>
        <div className="ng-row">
          <label>
            <input type="checkbox" checked={plan} onChange={(event) => setPlan(event.target.checked)} /> with the plan of the
            database (EXPLAIN, without running it)
          </label>
          <span role="status" className="ng-quiet">
            {busy ? 'Loading…' : message}
          </span>
        </div>
        {shown?.problems.map((problem) => (
          <ErrorMessage key={problem} message={problem} />
        ))}
        {shown && shown.problems.length === 0 && shown.statements.length === 0 && <p>This operation needs no statement.</p>}
        {shown?.statements.map((statement, place) => (
          <StatementPart key={place} statement={statement} planned={plan && !busy} onCopy={(text) => copy(text, 'Copied.')} />
        ))}
      </div>
    </Dialog>
  );
}

interface PartProps {
  statement: Statement;
  planned: boolean;
  onCopy(text: string): Promise<void>;
}

function StatementPart({ statement, planned, onCopy }: PartProps) {
  const parameters = JSON.stringify(statement.parameters ?? {}, null, 2);
  return (
    <section aria-label={`Statement of ${statement.field}`}>
      <div className="ng-row">
        <h3>{statement.field}</h3>
        <button
          type="button"
          className="ng-button"
          aria-label={`Copy the statement of ${statement.field}`}
          onClick={() => void onCopy(statement.cypher)}
        >
          Copy
        </button>
      </div>
      {/* A scrollable element must be focusable by keyboard. */}
      <pre tabIndex={0} aria-label="Cypher">
        {tokenize(statement.cypher).map((piece, place) =>
          piece.kind ? (
            <span key={place} className={`ng-c-${piece.kind}`}>
              {piece.text}
            </span>
          ) : (
            piece.text
          ),
        )}
      </pre>
      {parameters === '{}' ? (
        <p className="ng-quiet">No parameters.</p>
      ) : (
        <>
          <h4>Parameters</h4>
          <pre tabIndex={0} aria-label="Parameters">
            {parameters}
          </pre>
        </>
      )}
      {planned &&
        (statement.plan ? <PlanTable plan={statement.plan} field={statement.field} /> : <p>The database returned no plan.</p>)}
    </section>
  );
}
