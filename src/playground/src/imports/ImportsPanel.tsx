import { useEffect, useState } from 'react';
import { readSettings } from '../gateway/settings';
import { usePlayground } from '../store';
import { useAsk } from './asking';
import { JobCard } from './JobCard';
import { RemoveForm } from './RemoveForm';
import { StartForm } from './StartForm';
import { useJobs } from './useJobs';

/** The import jobs, and starting one. */
export function ImportsPanel() {
  const ask = useAsk();
  const { imports: allowed, seedFolders } = usePlayground((state) => state.settings);
  const { jobs, total, failure, changed, more, look } = useJobs(ask);
  const [said, setSaid] = useState('');
  useEffect(() => {
    // A folder may have come since the page was opened; without an answer the former ones stand.
    readSettings().then(
      (settings) => usePlayground.setState({ settings }),
      () => {},
    );
  }, []);
  const started = (text: string) => {
    setSaid(text);
    look();
  };
  const known = [...new Set([...seedFolders, ...(jobs ?? []).flatMap((job) => job.folder ?? [])])].sort();
  return (
    <div className="ng-panel ng-imports">
      <h2>Imports</h2>
      {!allowed && (
        <p>Imports cannot be started from here: this gateway allows it to others only, or to nobody. The jobs can be watched.</p>
      )}
      <details className="ng-forms" open={allowed}>
        <summary>Start an import</summary>
        <StartForm folders={seedFolders} ask={ask} allowed={allowed} onStarted={started} />
      </details>
      <details className="ng-forms">
        <summary>Remove a folder</summary>
        <RemoveForm folders={known} ask={ask} allowed={allowed} onStarted={started} />
      </details>
      <p role="status" className="ng-quiet ng-said">
        {said}
      </p>
      <p role="status" className="ng-unseen">
        {changed}
      </p>
      {failure && (
        <p role="alert" className="ng-problem">
          {failure} {jobs ? 'This is how the jobs stood; trying again.' : 'Trying again.'}
        </p>
      )}
      <section aria-labelledby="ng-jobs">
        <h3 id="ng-jobs">Jobs</h3>
        {jobs?.length === 0 && <p>Nothing was imported yet.</p>}
        {!jobs && !failure && <p>Looking…</p>}
        <ul className="ng-jobs">
          {jobs?.map((job) => (
            <JobCard key={job.id} job={job} ask={ask} allowed={allowed} onChanged={look} />
          ))}
        </ul>
        {jobs && jobs.length < Math.min(total, 100) && (
          <button type="button" className="ng-button" onClick={more}>
            Earlier jobs ({jobs.length} of {total} shown)
          </button>
        )}
      </section>
    </div>
  );
}
