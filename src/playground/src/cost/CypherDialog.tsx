import { Dialog } from '@graphiql/react';
import { useEffect, useState } from 'react';
import { wasStopped } from '../gateway/request';
import { usePlayground } from '../store';
import { type Explained, explained, piecesOf, type Statement } from './explain';
import { PlanTable } from './PlanTable';
import type { AtCursor } from './useEstimate';

/** The statements of the operation at the cursor, with parameters; on request with their plans. */
export function CypherDialog({ atCursor, onClose }: { atCursor: AtCursor; onClose(): void }) {
  const [plan, setPlan] = useState(false);
  const [shown, setShown] = useState<Explained | null>(null);
  const [busy, setBusy] = useState(true);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const stop = new AbortController();
    const operation = atCursor();
    if (!operation) {
      setShown({ statements: [], problems: ['The text at the cursor cannot be read as an operation.'] });
      setBusy(false);
      return;
    }
    setBusy(true);
    explained(usePlayground.getState().settings.endpoint, operation.request, operation.headers, plan, stop.signal)
      .catch((error: unknown) => {
        if (wasStopped(error)) {
          return null;
        }
        return { statements: [], problems: ['The gateway cannot be reached.'] };
      })
      .then((answered) => {
        if (answered && !stop.signal.aborted) {
          setShown(answered);
          setBusy(false);
        }
      });
    return () => stop.abort();
    // The dialog covers the editor: what is at the cursor stays.
  }, [plan]);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied.');
    } catch {
      setSaid('The browser does not let this page copy. Select the text instead.');
    }
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <div className="graphiql-dialog-header">
        <Dialog.Title className="graphiql-dialog-title">Cypher</Dialog.Title>
        <Dialog.Close />
      </div>
      <div className="ng-cypher ng-panel">
        <Dialog.Description className="ng-quiet">
          What the gateway asks of the database for the operation at the cursor, one statement for each field at the root.
        </Dialog.Description>
        <div className="ng-row">
          <label>
            <input type="checkbox" checked={plan} onChange={(event) => setPlan(event.target.checked)} /> with the plan of the
            database (EXPLAIN; nothing is run)
          </label>
          <span role="status" className="ng-quiet">
            {busy ? 'Asking…' : said}
          </span>
        </div>
        {shown?.problems.map((problem) => (
          <p key={problem} role="alert" className="ng-problem">
            {problem}
          </p>
        ))}
        {shown && shown.problems.length === 0 && shown.statements.length === 0 && <p>This operation needs no statement.</p>}
        {shown?.statements.map((statement, place) => (
          <StatementPart key={place} statement={statement} planned={plan && !busy} onCopy={copy} />
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
      {/* A box that scrolls must be reached by keyboard. */}
      <pre tabIndex={0} aria-label="Cypher">
        {piecesOf(statement.cypher).map((piece, place) =>
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
        (statement.plan ? <PlanTable plan={statement.plan} field={statement.field} /> : <p>The database gave no plan.</p>)}
    </section>
  );
}
