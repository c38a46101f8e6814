import { useId, useState } from 'react';
import { type Ask, inWords } from './asking';
import {
  CANCEL,
  countsOf,
  type Difference,
  DIFFERENCES,
  isActive,
  type Job,
  number,
  placeOf,
  type Problem,
  PROBLEMS,
  stateOf,
  titleOf,
  tookOf,
} from './jobs';
import { PagedList } from './PagedList';

interface Props {
  job: Job;
  ask: Ask;
  allowed: boolean;
  onChanged(): void;
}

/** A job: how far it is, what it met, and ending it. */
export function JobCard({ job, ask, allowed, onChanged }: Props) {
  const [failure, setFailure] = useState<string | null>(null);
  const id = useId();
  const took = tookOf(job, Date.now());
  const cancel = async () => {
    try {
      await ask(CANCEL, { id: job.id });
      setFailure(null);
      onChanged();
    } catch (error) {
      setFailure(inWords(error));
    }
  };
  return (
    <li className="ng-job" aria-labelledby={id}>
      <div className="ng-job-head">
        <h4 id={id}>
          {titleOf(job)} <span className="ng-number">#{job.number}</span>
        </h4>
        <span className={`ng-state ng-state-${job.state.toLowerCase()}`}>{stateOf(job)}</span>
      </div>
      {job.state === 'RUNNING' && <progress aria-label={`${titleOf(job)} runs`} />}
      <p>{countsOf(job).join(' · ')}</p>
      <p className="ng-quiet">
        <time dateTime={job.queuedAt}>
          {new Date(job.queuedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })}
        </time>
        {took && <> · {isActive(job) ? `for ${took}` : `took ${took}`}</>}
        {job.documentsPerSecond !== null && job.read > 0 && <> · {number(job.documentsPerSecond)} a second</>}
      </p>
      {job.message && <p className={job.state === 'FAILED' ? 'ng-problem' : undefined}>{job.message}</p>}
      {job.notices.map((notice, place) => (
        <p key={place}>{notice}</p>
      ))}
      {job.problemCount > 0 && (
        <PagedList<Problem> name="problems" count={job.problemCount} job={job.id} query={PROBLEMS} ask={ask}>
          {(problem) => (
            <>
              <code>{placeOf(problem, job)}</code> <b>{problem.code}</b>
              <br />
              {problem.message} <i>{problem.mend}</i>
            </>
          )}
        </PagedList>
      )}
      {job.differenceCount > 0 && (
        <PagedList<Difference> name="differences" count={job.differenceCount} job={job.id} query={DIFFERENCES} ask={ask}>
          {(difference) => (
            <>
              <b>{difference.change.toLowerCase().replace('_', ' ')}</b>: {difference.kind.toLowerCase()}{' '}
              <code>{difference.name}</code>
            </>
          )}
        </PagedList>
      )}
      {isActive(job) && (
        <div className="ng-row">
          <button type="button" className="ng-button" disabled={!allowed} aria-describedby={id} onClick={() => void cancel()}>
            Cancel
          </button>
        </div>
      )}
      {failure && (
        <p role="alert" className="ng-problem">
          {failure}
        </p>
      )}
    </li>
  );
}
