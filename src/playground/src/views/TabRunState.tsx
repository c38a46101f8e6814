import { useEffect, useRef } from 'react';
import type { Answer } from '../answer/answer';
import { stopRun, tryNow } from '../session/fetcher';
import { useRunStatus, useSession } from '../session/store';
import { RunState } from './shared/RunState';

interface TabRunStateProps {
  answer: Answer | undefined;
  /** Whether the query was changed since the answer. */
  edited: boolean;
}

/** The state of the run of the active tab. An answer that is not current is dimmed. */
export function TabRunState({ answer, edited }: TabRunStateProps) {
  const status = useRunStatus();
  const tab = useSession((state) => state.tab);
  const place = useRef<HTMLDivElement>(null);
  const earlier = status.stage !== 'done' && status.stage !== 'idle';
  const stale = !answer ? null : earlier ? 'earlier' : edited ? 'edited' : null;
  useEffect(() => {
    // A short run is over before the answer would be dimmed.
    const pane = place.current?.closest<HTMLElement>('.graphiql-response');
    const timer = setTimeout(() => pane?.toggleAttribute('data-ng-stale', stale !== null), status.stage === 'running' ? 400 : 0);
    return () => clearTimeout(timer);
  }, [stale, status.stage]);
  const again = () => (status.stage === 'unreachable' ? tryNow(tab) : useSession.getState().runQuery());
  return (
    <div ref={place} className="ng-run-place">
      <RunState status={status} stale={stale} onStop={() => stopRun(tab)} onTryNow={again} />
    </div>
  );
}
