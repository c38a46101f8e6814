import { lazy } from 'react';
import type { Answer } from '../answer/answer';
import type { Session } from '../session/store';
import type { ViewName } from '../session/viewNames';
import { coverageFit } from './coverage/fit';
import { networkFit } from './network/fit';
import type { View } from './shared/view';
import { tableFit } from './table/fit';
import { timeFit } from './time/fit';

// JSON fits every answer, though less than any other view.
const JSON_FIT = 0.1;

export const VIEWS: readonly View[] = [
  { name: 'json', fit: () => JSON_FIT, Content: null },
  { name: 'table', fit: tableFit, Content: lazy(() => import('./table/TableView')) },
  { name: 'network', fit: networkFit, Content: lazy(() => import('./network/NetworkView')) },
  { name: 'time', fit: timeFit, Content: lazy(() => import('./time/TimeView')) },
  { name: 'coverage', fit: coverageFit, Content: lazy(() => import('./coverage/CoverageView')) },
];

const fitsByAnswer = new WeakMap<Answer, Map<ViewName, number>>();

/** How well each view fits an answer; computed on the first call. */
export function fitsOf(answer: Answer): Map<ViewName, number> {
  let fits = fitsByAnswer.get(answer);
  if (!fits) {
    fits = new Map(VIEWS.map((view) => [view.name, view.fit(answer)]));
    fitsByAnswer.set(answer, fits);
  }
  return fits;
}

/** Computes how well each view fits a large answer, with a pause before each view so that the page stays responsive. */
export async function prepareViews(answer: Answer, pause: () => Promise<void>): Promise<void> {
  const fits = new Map<ViewName, number>();
  for (const view of VIEWS) {
    await pause();
    fits.set(view.name, view.fit(answer));
  }
  fitsByAnswer.set(answer, fits);
  await pause();
}

/** The view of the active tab: the chosen one if it has something to show, else the one that fits best. */
export function activeView({ tab, views, answers }: Pick<Session, 'tab' | 'views' | 'answers'>): ViewName {
  const answer = answers[tab];
  const chosen = views[tab];
  if (!answer) {
    return chosen ?? 'json';
  }
  const fits = fitsOf(answer);
  if (chosen && fits.get(chosen)! > 0) {
    return chosen;
  }
  return [...fits].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** Whether a view has something to show for an answer; JSON always has. */
export function isAvailable(view: ViewName, answer: Answer | undefined): boolean {
  return view === 'json' || (!!answer && fitsOf(answer).get(view)! > 0);
}
