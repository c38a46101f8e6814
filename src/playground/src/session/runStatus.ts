import { AccessError, UnreachableError } from '../gateway/request';

/** What is known of the last run of a request. */
export type RunStatus =
  | { stage: 'idle' }
  /** `since` is a time as `Date.now()` gives it. */
  | { stage: 'running'; since: number }
  | { stage: 'done' }
  | { stage: 'stopped' }
  | { stage: 'failed'; message: string }
  /** The gateway refused the request because of who sent it. */
  | { stage: 'denied'; status: 401 | 403; message: string }
  /** `nextAt` is the time of the next attempt; null while one is running. */
  | { stage: 'unreachable'; nextAt: number | null };

export const IDLE: RunStatus = { stage: 'idle' };

/** The status of a request that gave no answer. */
export function statusOf(error: unknown): Exclude<RunStatus, { stage: 'unreachable' }> | { stage: 'unreachable' } {
  if (error instanceof UnreachableError) {
    return { stage: 'unreachable' };
  }
  if (error instanceof AccessError) {
    return { stage: 'denied', status: error.status, message: error.message };
  }
  return { stage: 'failed', message: error instanceof Error ? error.message : String(error) };
}

/** Why a run has given no answer; null for any other status. */
export function messageOf(status: RunStatus): string | null {
  switch (status.stage) {
    case 'failed':
    case 'denied':
      return status.message;
    case 'unreachable':
      return 'The gateway cannot be reached. The page tries again by itself.';
    default:
      return null;
  }
}

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;

/** The milliseconds to wait after so many attempts that did not reach the gateway. */
export function pauseAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE);
}
