import { useEffect, useState } from 'react';
import type { RunStatus } from '../../session/runStatus';
import { formatDuration } from '../../text/format';

/** Why the answer on display is not that of the current request: it is that of an earlier run, or the query was changed since. */
export type Staleness = 'earlier' | 'edited' | null;

interface RunStateProps {
  status: RunStatus;
  stale?: Staleness;
  onStop?: (() => void) | undefined;
  /** Sends the request again. */
  onTryNow?: (() => void) | undefined;
}

// A run that is over sooner is not announced, so that nothing flickers.
const SHOWN_AFTER = 400;
const TICK = 200;

/** The state of a run: running, stopped, failed, unreachable, or an answer that is not current. Shown above the answer. */
export function RunState({ status, stale = null, onStop, onTryNow }: RunStateProps) {
  const now = useClock(status);
  const waiting = status.stage === 'running' && now - status.since < SHOWN_AFTER;
  const text = waiting ? '' : textOf(status, stale);
  const detail = waiting ? '' : detailOf(status, now);
  const { stage } = status;
  return (
    <div className="ng-run" data-stage={stage} data-empty={text === '' || undefined}>
      <div className="ng-run-bar">
        {/* Read aloud when it changes; the times next to it change all the time, so they are not part of it. */}
        <span role="status">{text}</span>
        {detail && <span aria-hidden="true">{detail}</span>}
        {text && onStop && (stage === 'running' || stage === 'unreachable') && (
          <button type="button" className="ng-button" onClick={onStop}>
            {stage === 'running' ? 'Stop' : 'Stop trying'}
          </button>
        )}
        {text && onTryNow && stage === 'unreachable' && (
          <button type="button" className="ng-button" disabled={status.nextAt === null} onClick={onTryNow}>
            Try now
          </button>
        )}
        {text && onTryNow && (stage === 'failed' || stage === 'denied' || stage === 'stopped' || (stage === 'done' && stale)) && (
          <button type="button" className="ng-button" onClick={onTryNow}>
            Run again
          </button>
        )}
      </div>
    </div>
  );
}

/** What is said of a run; empty when there is nothing to say. */
export function textOf(status: RunStatus, stale: Staleness): string {
  const earlier = stale ? ' The answer shown is from an earlier run.' : '';
  switch (status.stage) {
    case 'running':
      return `Running…${earlier}`;
    case 'stopped':
      return `Stopped.${earlier}`;
    case 'failed':
      return `Failed: ${status.message}${earlier}`;
    case 'denied':
      return `${status.status === 401 ? 'Sign-in required' : 'No access'}: ${status.message}${earlier}`;
    case 'unreachable':
      return `The gateway cannot be reached. The page tries again by itself.${earlier}`;
    default:
      return stale === 'edited'
        ? 'The query was changed since this answer.'
        : stale === 'earlier'
          ? 'The answer shown is from an earlier run.'
          : '';
  }
}

/** What changes by the second. */
export function detailOf(status: RunStatus, now: number): string {
  if (status.stage === 'running') {
    return formatDuration(Math.max(0, Math.floor((now - status.since) / 100) * 100));
  }
  if (status.stage === 'unreachable') {
    return status.nextAt === null ? 'Trying now…' : `Next attempt in ${Math.max(1, Math.ceil((status.nextAt - now) / 1000))} s.`;
  }
  return '';
}

/** The time, updated while it matters to a status. */
function useClock(status: RunStatus): number {
  const [, tick] = useState(0);
  const ticking = status.stage === 'running' || (status.stage === 'unreachable' && status.nextAt !== null);
  useEffect(() => {
    if (ticking) {
      const timer = setInterval(() => tick((count) => count + 1), TICK);
      return () => clearInterval(timer);
    }
    return undefined;
  }, [ticking]);
  return Date.now();
}
