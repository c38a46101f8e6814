import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { Run } from './run';
import { IDLE, type RunStatus } from './runStatus';

/** The answer to a request, and what is known of the run. */
export interface Requested<T> {
  status: RunStatus;
  /** The last answer; undefined before the first. */
  answer: T | undefined;
  /** Whether the answer belongs to an earlier request or run. */
  stale: boolean;
  stop(): void;
  /** Sends the request again at once. */
  tryNow(): void;
}

interface Held<T> {
  status: RunStatus;
  answer: T | undefined;
  stale: boolean;
}

/**
 * Sends a request when the component appears, and again when one of the dependencies changes, which aborts the run before. While the
 * gateway cannot be reached it tries again by itself. The former answer is kept as stale until the next arrives. With null in
 * place of the request nothing is sent. `RunState` shows the status.
 */
export function useRequest<T>(send: ((signal: AbortSignal) => Promise<T>) | null, dependencies: readonly unknown[]): Requested<T> {
  const [held, setHeld] = useState<Held<T>>({ status: IDLE, answer: undefined, stale: false });
  const run = useRef<Run<T> | null>(null);
  // Before the browser paints, so that an answer of other dependencies is never shown as a current one.
  useLayoutEffect(() => {
    if (!send) {
      run.current = null;
      setHeld({ status: IDLE, answer: undefined, stale: false });
      return;
    }
    const next = new Run<T>({
      send,
      onStatus: (status) =>
        setHeld((before) => ({ ...before, status, stale: status.stage !== 'done' && before.answer !== undefined })),
      onAnswer: (answer) => setHeld((before) => ({ ...before, answer })),
    });
    run.current = next;
    next.start();
    return next.cancel;
  }, dependencies);
  const stop = useCallback(() => run.current?.stop(), []);
  const tryNow = useCallback(() => run.current?.tryNow(), []);
  return { ...held, stop, tryNow };
}
