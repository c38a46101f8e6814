import { useEffect, useRef, useState } from 'react';
import { hashOf } from '../address/route';
import { formatCount } from '../text/format';
import { ErrorMessage } from '../ui/ErrorMessage';
import { Form } from '../ui/Form';
import { NO_FILTERS } from '../filters/filters';
import { type Dashboard, MAX_FILE, readDashboard } from './dashboard';
import { useDashboards } from './dashboardStore';
import { saveAsOwn } from './openDashboard';
import { readSharedDashboards, type SharedDashboard } from './sharedDashboards';

/** All dashboards: those of this browser and those of the gateway; a new one, or one from a file. */
export function DashboardList() {
  const { own, failure } = useDashboards();
  const [shared, setShared] = useState<SharedDashboard[] | null>(null);
  const [sharedFailure, setSharedFailure] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => {
    readSharedDashboards(true).then(setShared, () => setSharedFailure('The dashboards of the gateway cannot be read. Check that it is running, then open this page again.'));
  }, []);

  const openFile = async (chosen: File | undefined) => {
    if (!chosen) {
      return;
    }
    try {
      if (chosen.size > MAX_FILE) {
        throw new Error('It is larger than 1 MB.');
      }
      saveAsOwn(readDashboard(await chosen.text()));
      setProblem(null);
    } catch (error) {
      setProblem(`${chosen.name} cannot be opened. ${(error as Error).message}`);
    }
  };
  return (
    <div className="ng-boards-list">
      <h2>Dashboards</h2>
      <div className="ng-boards-new">
        <Form label="New dashboard" className="ng-board-form" onSubmit={() => title.trim() !== '' && saveAsOwn({ title: title.trim(), sentence: '', filters: NO_FILTERS, cards: [] })}>
          <label>
            New dashboard
            <input required placeholder="Title" value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
          </label>
          <button type="submit" className="ng-button">
            Create
          </button>
        </Form>
        <button type="button" className="ng-button" onClick={() => file.current!.click()}>
          Open a file…
        </button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label="File of a dashboard"
          onChange={(event) => {
            void openFile(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <ErrorMessage message={problem} />
      <ErrorMessage message={failure} />
      <section aria-labelledby="ng-boards-own">
        <h3 id="ng-boards-own">In this browser</h3>
        {own.length === 0 && <p className="ng-quiet">What you save here stays in this browser. Share it as a link or as a file.</p>}
        <ul>
          {own.map(({ id, dashboard }) => (
            <Entry key={id} params={{ own: id }} dashboard={dashboard} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="ng-boards-shared">
        <h3 id="ng-boards-shared">From the gateway</h3>
        <ErrorMessage message={sharedFailure} />
        {shared?.length === 0 && <p className="ng-quiet">The gateway has no dashboards.</p>}
        <ul>
          {shared?.map(({ name, dashboard, problem: wrong, source }) =>
            dashboard ? (
              <Entry key={source + name} params={{ shared: name }} dashboard={dashboard} />
            ) : (
              <li key={source + name}>
                <strong>{name}</strong>
                <span className="ng-problem">{wrong}</span>
              </li>
            ),
          )}
        </ul>
      </section>
    </div>
  );
}

function Entry({ params, dashboard }: { params: Record<string, string>; dashboard: Dashboard }) {
  return (
    <li>
      <a href={hashOf({ page: 'dashboards', params: new URLSearchParams(params) })}>{dashboard.title}</a>
      {dashboard.sentence && <span>{dashboard.sentence}</span>}
      <span className="ng-quiet">{formatCount(dashboard.cards.length, 'card')}</span>
    </li>
  );
}
