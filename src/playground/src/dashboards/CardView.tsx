import { Suspense, useMemo } from 'react';
import { type Answer, responseOf } from '../answer/answer';
import type { ViewName } from '../session/viewNames';
import { fitsOf, VIEWS } from '../views/registry';
import { ViewBoundary } from '../views/ViewBoundary';

/** A view of the answer of a card: the chosen one, or the table or JSON if it has nothing to show. */
export function CardView({ answer, view, title }: { answer: Answer; view: ViewName; title: string }) {
  const shown = viewShown(answer, view);
  const Content = VIEWS.find(({ name }) => name === shown)!.Content;
  return (
    <div className={`ng-view ng-view-${shown}`}>
      <ViewBoundary key={`${answer.serial}-${shown}`}>
        <Suspense fallback={<p className="ng-nothing">Opening…</p>}>{Content ? <Content answer={answer} /> : <JsonText answer={answer} title={title} />}</Suspense>
      </ViewBoundary>
    </div>
  );
}

/** The view that is shown for an answer in place of the chosen one, if that has nothing to show. */
export function viewShown(answer: Answer, view: ViewName): ViewName {
  const fits = fitsOf(answer);
  return [view, 'table' as const].find((name) => fits.get(name)! > 0) ?? 'json';
}

const MAX_JSON = 200_000;

function JsonText({ answer, title }: { answer: Answer; title: string }) {
  const text = useMemo(() => JSON.stringify(responseOf(answer)['data'] ?? null, null, 2), [answer]);
  return (
    <pre className="ng-card-json" tabIndex={0} role="region" aria-label={`JSON of ${title}`}>
      {text.length > MAX_JSON ? `${text.slice(0, MAX_JSON)}\n… (${(text.length - MAX_JSON).toLocaleString('en')} more characters; open the query to see all)` : text}
    </pre>
  );
}
