import type { AllRows, Progress } from '../../session/allRows';

/** The button that reads all rows of a connection, with progress, stop and resume. */
export function AllRowsBar({ reading, progress }: { reading: AllRows; progress: Progress }) {
  const { stage, read, total, perSecond, message } = progress;
  const running = stage === 'running';
  return (
    <span className="ng-all-rows">
      {running ? (
        <button type="button" className="ng-button" onClick={reading.stop}>
          Stop
        </button>
      ) : (
        stage !== 'done' && (
          <button
            type="button"
            className="ng-button"
            title="Loads every page of this list, from the first, whatever page the query requests"
            onClick={() => void reading.start()}
          >
            {stage === 'idle' ? 'Load all rows' : 'Resume'}
          </button>
        )
      )}
      {stage !== 'idle' && stage !== 'done' && (
        <progress aria-label="Rows loaded" value={read} {...(total === null ? {} : { max: Math.max(total, read, 1) })} />
      )}
      {running && perSecond > 0 && (
        <span>
          {read.toLocaleString('en')} loaded, {Math.round(perSecond).toLocaleString('en')} rows/s
        </span>
      )}
      {stage === 'stopped' && <span role="status">Stopped.</span>}
      {stage === 'done' && !message && <span role="status" title="In all views. The JSON view shows the answer as it was requested.">All rows loaded.</span>}
      {message && (
        <span role="alert" className={stage === 'failed' ? 'ng-error' : undefined}>
          {message}
        </span>
      )}
    </span>
  );
}
