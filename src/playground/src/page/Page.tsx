import { lazy, Suspense, useEffect, useRef } from 'react';
import { lastHashOf, PAGE_NAMES, type PageName, useRoute } from '../address/route';
import type { Question } from '../library/questions';
import { useSession } from '../session/store';
import { Account } from './Account';
import { titleOf } from './titleOf';

const ExplorePage = lazy(() => import('../explore/ExplorePage'));
const QueryPage = lazy(() => Promise.all([import('../query/QueryPage'), loadQueryStyle()]).then(([loaded]) => loaded));
const DashboardsPage = lazy(() => import('../dashboards/DashboardsPage'));

const LABELS: Record<PageName, string> = { explore: 'Explore', query: 'Query', dashboards: 'Dashboards' };

/** The whole page: links to the three pages, and the one that the address names. A page that was opened stays as it is. */
export function Page({ questions }: { questions: Question[] }) {
  const { page } = useRoute();
  const opened = useRef(new Set<PageName>());
  opened.current.add(page);
  const { gateway, identity } = useSession((state) => state.settings);
  const content = useRef<HTMLElement>(null);
  const part = useSession(({ tabTitle, dashboardTitle }) => ({ explore: '', query: tabTitle, dashboards: dashboardTitle })[page]);
  const title = titleOf(LABELS[page], part);
  useEffect(() => void (document.title = title), [title]);
  return (
    <>
      <header className="ng-header">
        <button type="button" className="ng-skip" onClick={() => content.current?.focus()}>
          Skip to the content
        </button>
        <h1 className="ng-logo">Newsgraph</h1>
        <nav aria-label="Pages">
          {PAGE_NAMES.map((name) => (
            <a key={name} href={name === page ? location.hash || '#/explore' : lastHashOf(name)} aria-current={name === page ? 'page' : undefined}>
              {LABELS[name]}
            </a>
          ))}
        </nav>
        {gateway && <span className="ng-other-gateway">Gateway: {gateway}</span>}
        {identity && <Account identity={identity} />}
      </header>
      <main ref={content} tabIndex={-1} className="ng-content">
        {PAGE_NAMES.filter((name) => opened.current.has(name)).map((name) => (
          <div key={name} className={`ng-page ng-page-${name}`} hidden={name !== page}>
            <Suspense fallback={<p className="ng-opening">Opening…</p>}>
              {name === 'explore' && <ExplorePage />}
              {name === 'query' && <QueryPage questions={questions} />}
              {name === 'dashboards' && <DashboardsPage />}
            </Suspense>
          </div>
        ))}
      </main>
    </>
  );
}

// The styles of the editors come before those of the page, which override some of them.
function loadQueryStyle(): Promise<void> {
  return new Promise((resolve, reject) => {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = document.querySelector<HTMLMetaElement>('meta[name=query-style]')!.content;
    style.onload = () => resolve();
    style.onerror = () => reject(new Error('A file of the page could not be loaded. Reload the page.'));
    document.head.querySelector('link[rel=stylesheet]')!.before(style);
  });
}
