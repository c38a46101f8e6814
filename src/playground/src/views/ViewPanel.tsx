import { Suspense } from 'react';
import type { Answer } from '../answer/answer';
import type { ViewName } from '../session/viewNames';
import { VIEWS } from './registry';
import { ViewBoundary } from './ViewBoundary';

/** A view of an answer; its code is loaded when it is first shown. */
export function ViewPanel({ answer, name }: { answer: Answer; name: ViewName }) {
  const Content = VIEWS.find((view) => view.name === name)!.Content!;
  return (
    <section className={`ng-view ng-view-${name}`} id={`ng-view-${name}`} role="tabpanel" aria-labelledby={`ng-tab-${name}`}>
      <ViewBoundary key={`${answer.serial}-${name}`}>
        <Suspense fallback={<p className="ng-nothing">Opening…</p>}>
          <Content answer={answer} />
        </Suspense>
      </ViewBoundary>
    </section>
  );
}
