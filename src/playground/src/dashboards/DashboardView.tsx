import { useCallback, useRef, useState } from 'react';
import { currentRoute, navigate, useRoute } from '../address/route';
import { FilterBar } from '../filters/FilterBar';
import { type Filters, filtersIn, NO_FILTERS, withFilters } from '../filters/filters';
import { ErrorMessage } from '../ui/ErrorMessage';
import { Form } from '../ui/Form';
import type { CardContent } from './CardFrame';
import { CardGrid } from './CardGrid';
import type { Dashboard } from './dashboard';
import { useDashboards } from './dashboardStore';
import { changeDashboard, type Origin, saveAsOwn } from './openDashboard';
import { ShareMenu } from './ShareMenu';

const KINDS = { own: 'In this browser', shared: 'From the gateway', link: 'From a link' } as const;

/** An open dashboard: its title, the filters, and its cards. */
export function DashboardView({ dashboard, origin, changed }: { dashboard: Dashboard; origin: Origin; changed: boolean }) {
  const { page, params } = useRoute();
  // The page stays as it is while another one is shown.
  const filters = useRef(NO_FILTERS);
  if (page === 'dashboards') {
    const next = filtersIn(params);
    filters.current = JSON.stringify(next) === JSON.stringify(filters.current) ? filters.current : next;
  }
  const [round, setRound] = useState(0);
  const [renaming, setRenaming] = useState(false);
  const { failure, remove } = useDashboards();
  const contents = useRef(new Map<string, CardContent>());
  const onContent = useCallback((id: string, content: CardContent) => void contents.current.set(id, content), []);
  const title = useRef<HTMLHeadingElement>(null);
  const report = async () => {
    const { saveReport } = await import('./report/saveReport');
    return saveReport({ ...dashboard, filters: filters.current }, contents.current);
  };
  const changeFilters = (next: Filters) => {
    navigate({ page: 'dashboards', params: withFilters(currentRoute().params, next) });
    // One of this browser opens with them the next time.
    if (origin.kind === 'own') {
      changeDashboard((before) => ({ ...before, filters: next }));
    }
  };
  const deleteIt = () => {
    if (origin.kind === 'own' && confirm(`Delete “${dashboard.title}” from this browser?`)) {
      remove(origin.id);
      navigate({ page: 'dashboards', params: new URLSearchParams() });
    }
  };
  return (
    <div className="ng-board">
      <p className="ng-boards-path">
        <a href="#/dashboards">All dashboards</a> <span aria-hidden="true">/</span> <span className="ng-quiet">{KINDS[origin.kind]}</span>
      </p>
      <div className="ng-board-head">
        {renaming ? (
          <TitleForm dashboard={dashboard} onDone={() => setRenaming(false)} />
        ) : (
          <div>
            <h2 ref={title} tabIndex={-1}>
              {dashboard.title}
            </h2>
            {dashboard.sentence && <p>{dashboard.sentence}</p>}
          </div>
        )}
        <div className="ng-board-tools">
          {!renaming && (
            <button type="button" className="ng-button" onClick={() => setRenaming(true)}>
              Rename
            </button>
          )}
          <button type="button" className="ng-button" onClick={() => setRound(round + 1)}>
            Refresh
          </button>
          <button type="button" className="ng-button" onClick={() => saveAsOwn({ ...dashboard, title: origin.kind === 'own' ? `${dashboard.title} (copy)` : dashboard.title, filters: filtersIn(currentRoute().params) })}>
            {origin.kind === 'own' ? 'Duplicate' : 'Save in this browser'}
          </button>
          <ShareMenu dashboard={dashboard} filters={filters.current} onReport={report} />
          {origin.kind === 'own' && (
            <button type="button" className="ng-button" onClick={deleteIt}>
              Delete
            </button>
          )}
        </div>
      </div>
      <FilterBar filters={filters.current} onChange={changeFilters} />
      {changed && origin.kind === 'shared' && (
        <p className="ng-boards-hint" role="status">
          You changed this dashboard of the gateway. The changes are lost with the next reload, unless you save it in this browser.
        </p>
      )}
      <ErrorMessage message={failure} />
      {dashboard.cards.length === 0 && (
        <p className="ng-boards-hint">
          This dashboard is empty. Run a query on the page <a href="#/query">Query</a>, and press “Add to dashboard” above its answer.
        </p>
      )}
      <CardGrid cards={dashboard.cards} filters={filters.current} round={round} onContent={onContent} />
    </div>
  );
}

function TitleForm({ dashboard, onDone }: { dashboard: Dashboard; onDone(): void }) {
  const [title, setTitle] = useState(dashboard.title);
  const [sentence, setSentence] = useState(dashboard.sentence);
  const save = () => {
    if (title.trim() !== '') {
      changeDashboard((before) => ({ ...before, title: title.trim(), sentence: sentence.trim() }));
      onDone();
    }
  };
  return (
    <Form label="Title of the dashboard" className="ng-board-form" onSubmit={save} onCancel={onDone}>
      <label>
        Title
        <input autoFocus required value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label>
        Sentence
        <input value={sentence} maxLength={2000} onChange={(event) => setSentence(event.target.value)} />
      </label>
      <button type="submit" className="ng-button">
        Save
      </button>
      <button type="button" className="ng-button" onClick={onDone}>
        Cancel
      </button>
    </Form>
  );
}
