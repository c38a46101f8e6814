import { useId, useState } from 'react';
import { formatNumber } from '../text/format';
import { ErrorMessage } from '../ui/ErrorMessage';
import {
  CANCEL,
  countsOf,
  type Difference,
  DIFFERENCES,
  isActive,
  type Job,
  jobOf,
  type Payload,
  placeOf,
  type Problem,
  PROBLEMS,
  stateOf,
  titleOf,
  durationOf,
} from './jobs';
import { PagedList } from './PagedList';
import { errorMessage, type RunOperation } from './useGateway';

interface Props {
  job: Job;
  runOperation: RunOperation;
  allowed: boolean;
  onChanged(): void;
}

/** An import job: its progress, its problems, and a button to cancel it. */
export function JobCard({ job, runOperation, allowed, onChanged }: Props) {
  const [failure, setFailure] = useState<string | null>(null);
  const id = useId();
  const took = durationOf(job, Date.now());
  const cancel = async () => {
    try {
      const payload = await runOperation<Payload>(CANCEL, { id: job.id });
      onChanged();
      jobOf(payload);
      setFailure(null);
    } catch (error) {
      setFailure(errorMessage(error));
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
      {job.state === 'RUNNING' && <progress aria-label={`${titleOf(job)}: running`} />}
      <p>{countsOf(job).join(' · ')}</p>
      <p className="ng-quiet">
        <time dateTime={job.queuedAt}>
          {new Date(job.queuedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })}
        </time>
        {took && <> · {isActive(job) ? `for ${took}` : `took ${took}`}</>}
        {job.documentsPerSecond !== null && job.readCount > 0 && <> · {formatNumber(job.documentsPerSecond)} documents per second</>}
      </p>
      {job.message && <p className={job.state === 'FAILED' ? 'ng-problem' : undefined}>{job.message}</p>}
      {job.notices.map((notice, place) => (
        <p key={place}>{notice}</p>
      ))}
      {job.problemCount > 0 && (
        <PagedList<Problem> name="problems" count={job.problemCount} job={job.id} query={PROBLEMS} runOperation={runOperation}>
          {(problem) => (
            <>
              <code>{placeOf(problem, job)}</code> <b>{problem.code}</b>
              <br />
              {problem.message} <i>{problem.hint}</i>
            </>
          )}
        </PagedList>
      )}
      {job.differenceCount > 0 && (
        <PagedList<Difference> name="differences" count={job.differenceCount} job={job.id} query={DIFFERENCES} runOperation={runOperation}>
          {(difference) => (
            <>
              <b>{difference.change.toLowerCase()}</b>: {difference.kind.toLowerCase()}{' '}
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
      <ErrorMessage message={failure} />
    </li>
  );
}
