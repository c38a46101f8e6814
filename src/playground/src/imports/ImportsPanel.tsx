import { useEffect, useState } from 'react';
import { readSettings } from '../gateway/settings';
import { useSession } from '../session/store';
import { JobCard } from './JobCard';
import { RemoveForm } from './RemoveForm';
import { StartForm } from './StartForm';
import { useGateway } from './useGateway';
import { useJobs } from './useJobs';

/** The panel of import jobs, or what a caller without the right to import can do. */
export function ImportsPanel() {
  const { imports: allowed, gateway } = useSession((state) => state.settings);
  if (allowed) {
    return <ImportJobs />;
  }
  return (
    <div className="ng-panel ng-imports">
      <h2>Imports</h2>
      <p>
        {gateway
          ? 'Imports are those of the gateway that serves this page. Choose it in the list of gateways.'
          : 'To start and follow imports, sign in at the right of the header: with the token of this gateway, which is in the file data/token, or with an API key of the role importer.'}
      </p>
    </div>
  );
}

function ImportJobs() {
  const runOperation = useGateway();
  const { imports: allowed, seedFolders } = useSession((state) => state.settings);
  const { jobs, total, failure, changed, more, look } = useJobs(runOperation);
  const [message, setMessage] = useState('');
  useEffect(() => {
    // A folder may have been added since the page was opened. If the request fails, the known folders stay.
    readSettings().then(
      (settings) => useSession.setState({ settings }),
      () => {},
    );
  }, []);
  const started = (text: string) => {
    setMessage(text);
    look();
  };
  const known = [...new Set([...seedFolders, ...(jobs ?? []).flatMap((job) => job.folder ?? [])])].sort();
  return (
    <div className="ng-panel ng-imports">
      <h2>Imports</h2>
      <details className="ng-forms" open={allowed}>
        <summary>Start an import</summary>
        <StartForm folders={seedFolders} runOperation={runOperation} allowed={allowed} onStarted={started} />
      </details>
      <details className="ng-forms">
        <summary>Remove a folder</summary>
        <RemoveForm folders={known} runOperation={runOperation} allowed={allowed} onStarted={started} />
      </details>
      <p role="status" className="ng-quiet ng-said">
        {message}
      </p>
      <p role="status" className="ng-unseen">
        {changed}
      </p>
      {failure && (
        <p role="alert" className="ng-problem">
          {failure} {jobs ? 'The list shows the last update. Trying again…' : 'Trying again…'}
        </p>
      )}
      <section aria-labelledby="ng-jobs">
        <h3 id="ng-jobs">Jobs</h3>
        {jobs?.length === 0 && <p>No imports yet.</p>}
        {!jobs && !failure && <p>Loading…</p>}
        <ul className="ng-jobs">
          {jobs?.map((job) => (
            <JobCard key={job.id} job={job} runOperation={runOperation} allowed={allowed} onChanged={look} />
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
