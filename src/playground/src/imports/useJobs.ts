import { useCallback, useEffect, useRef, useState } from 'react';
import { follow } from '../gateway/follow';
import { wasAborted } from '../gateway/request';
import { useSession } from '../session/store';
import { changesOf, followedOf, isActive, type Job, JOBS, PROGRESS, withJob } from './jobs';
import { errorMessage, type RunOperation } from './useGateway';

const WHILE_ACTIVE = 1_000;
const ELSE = 10_000;
const PAGE = 10;
const MOST = 100;

export interface Jobs {
  jobs: Job[] | null;
  total: number;
  /** Why the last update failed; the jobs are then those of the update before. */
  failure: string | null;
  /** What changed in the last update, for a live region. */
  changed: string;
  more(): void;
  /** Updates at once. */
  look(): void;
}

interface Page {
  importJobs: { totalCount: number; edges: { node: Job }[] };
}

/**
 * The import jobs, the latest first, while the page is visible. The progress of the running job is followed by a subscription; where
 * it cannot be opened, the jobs are polled more often.
 */
export function useJobs(runOperation: RunOperation): Jobs {
  const [page, setPage] = useState<Pick<Jobs, 'jobs' | 'total'>>({ jobs: null, total: 0 });
  const [failure, setFailure] = useState<string | null>(null);
  const [changed, setChanged] = useState('');
  const [first, setFirst] = useState(PAGE);
  const last = useRef<Job[] | null>(null);
  const lookNow = useRef(() => {});
  // Whether the progress of the running job arrives by itself.
  const following = useRef(false);
  const followed = followedOf(page.jobs)?.id ?? null;

  useEffect(() => {
    let timer = 0;
    let stop = new AbortController();
    const look = async () => {
      clearTimeout(timer);
      stop.abort();
      stop = new AbortController();
      const { signal } = stop;
      let active = false;
      try {
        const { importJobs } = await runOperation<Page>(JOBS, { first }, signal);
        const jobs = importJobs.edges.map((edge) => edge.node);
        const changes = changesOf(last.current, jobs);
        active = jobs.some(isActive);
        last.current = jobs;
        setPage({ jobs, total: importJobs.totalCount });
        setFailure(null);
        if (changes.length > 0) {
          setChanged(changes.join(' '));
        }
      } catch (error) {
        if (wasAborted(error)) {
          return;
        }
        setFailure(errorMessage(error));
      }
      if (!signal.aborted && document.visibilityState === 'visible') {
        timer = window.setTimeout(() => void look(), active && !following.current ? WHILE_ACTIVE : ELSE);
      }
    };
    const lookIfVisible = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') {
        void look();
      }
    };
    lookNow.current = () => void look();
    document.addEventListener('visibilitychange', lookIfVisible);
    void look();
    return () => {
      clearTimeout(timer);
      stop.abort();
      document.removeEventListener('visibilitychange', lookIfVisible);
    };
  }, [runOperation, first]);

  useEffect(() => {
    if (!followed) {
      return undefined;
    }
    const stop = follow(
      useSession.getState().settings.endpoint,
      { query: PROGRESS, variables: { id: followed } },
      {
        next: ({ data }) => {
          const job = (data as { importProgress: Job } | null | undefined)?.importProgress;
          if (job) {
            following.current = true;
            const before = last.current ?? [];
            last.current = withJob(before, job);
            setPage(({ total }) => ({ jobs: last.current, total }));
            const changes = changesOf(before, last.current);
            if (changes.length > 0) {
              setChanged(changes.join(' '));
            }
          }
        },
        // The next job begins, or the jobs are polled.
        ended: () => {
          following.current = false;
          lookNow.current();
        },
      },
    );
    return () => {
      following.current = false;
      stop();
    };
  }, [followed]);

  return {
    ...page,
    failure,
    changed,
    more: useCallback(() => setFirst((now) => Math.min(MOST, now + PAGE)), []),
    look: useCallback(() => lookNow.current(), []),
  };
}
