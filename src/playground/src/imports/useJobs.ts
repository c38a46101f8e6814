import { useCallback, useEffect, useRef, useState } from 'react';
import { wasStopped } from '../gateway/request';
import { type Ask, inWords } from './asking';
import { changesOf, isActive, type Job, JOBS } from './jobs';

const WHILE_ACTIVE = 1_000;
const ELSE = 10_000;
const PAGE = 10;
const MOST = 100;

export interface Jobs {
  jobs: Job[] | null;
  total: number;
  /** Why the last look failed; then the jobs are those of the look before. */
  failure: string | null;
  /** What changed with the last look, for a live region. */
  changed: string;
  more(): void;
  /** Looks at once. */
  look(): void;
}

interface Page {
  importJobs: { totalCount: number; edges: { node: Job }[] };
}

/** The import jobs, the latest first, looked at again and again while the page is seen. */
export function useJobs(ask: Ask): Jobs {
  const [seen, setSeen] = useState<Pick<Jobs, 'jobs' | 'total'>>({ jobs: null, total: 0 });
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
        const { importJobs } = await ask<Page>(JOBS, { first }, signal);
        const jobs = importJobs.edges.map((edge) => edge.node);
        const changes = changesOf(last.current, jobs);
        active = jobs.some(isActive);
        last.current = jobs;
        setSeen({ jobs, total: importJobs.totalCount });
        setFailure(null);
        if (changes.length > 0) {
          setChanged(changes.join(' '));
        }
      } catch (error) {
        if (wasStopped(error)) {
          return;
        }
        setFailure(inWords(error));
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
  }, [ask, first]);

  return {
    ...seen,
    failure,
    changed,
    more: useCallback(() => setFirst((now) => Math.min(MOST, now + PAGE)), []),
    look: useCallback(() => lookNow.current(), []),
  };
}
