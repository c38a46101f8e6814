import { useCallback, useEffect, useRef, useState } from 'react';
import { wasAborted } from '../gateway/request';
import { changesOf, isActive, type Job, JOBS } from './jobs';
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

/** The import jobs, the latest first, polled while the page is visible. */
export function useJobs(runOperation: RunOperation): Jobs {
  const [page, setPage] = useState<Pick<Jobs, 'jobs' | 'total'>>({ jobs: null, total: 0 });
  const [failure, setFailure] = useState<string | null>(null);
  const [changed, setChanged] = useState('');
  const [first, setFirst] = useState(PAGE);
  const last = useRef<Job[] | null>(null);
  const lookNow = useRef(() => {});

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
        timer = window.setTimeout(() => void look(), active ? WHILE_ACTIVE : ELSE);
      }
    };
    const follow = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') {
        void look();
      }
    };
    lookNow.current = () => void look();
    document.addEventListener('visibilitychange', follow);
    void look();
    return () => {
      clearTimeout(timer);
      stop.abort();
      document.removeEventListener('visibilitychange', follow);
    };
  }, [runOperation, first]);

  return {
    ...page,
    failure,
    changed,
    more: useCallback(() => setFirst((now) => Math.min(MOST, now + PAGE)), []),
    look: useCallback(() => lookNow.current(), []),
  };
}
