import { type ComponentType, lazy } from 'react';
import type { Answer } from '../answer/answer';
import type { Playground, ViewName } from '../store';
import { suitsCoverage } from './coverage/suits';
import { suitsNetwork } from './network/suits';
import { suitsTable } from './table/suits';
import { suitsTime } from './time/suits';

export interface ViewProps {
  answer: Answer;
}

/** A way to look at an answer. */
export interface View {
  name: ViewName;
  label: string;
  /** How well it suits an answer: 0 when it has nothing to show; the greatest is picked. JSON suits always, and least. */
  suits(answer: Answer): number;
  Content: ComponentType<ViewProps> | null;
}

export const VIEWS: readonly View[] = [
  { name: 'json', label: 'JSON', suits: () => 0.1, Content: null },
  { name: 'table', label: 'Table', suits: suitsTable, Content: lazy(() => import('./table/TableView')) },
  { name: 'network', label: 'Network', suits: suitsNetwork, Content: lazy(() => import('./network/NetworkView')) },
  { name: 'time', label: 'Time', suits: suitsTime, Content: lazy(() => import('./time/TimeView')) },
  { name: 'coverage', label: 'Coverage', suits: suitsCoverage, Content: lazy(() => import('./coverage/CoverageView')) },
];

const suited = new WeakMap<Answer, Map<ViewName, number>>();

/** How well each view suits an answer; looked at once. */
export function suitsOf(answer: Answer): Map<ViewName, number> {
  let known = suited.get(answer);
  if (!known) {
    known = new Map(VIEWS.map((view) => [view.name, view.suits(answer)]));
    suited.set(answer, known);
  }
  return known;
}

/** The same ahead of time, each view in a task of its own, so that a big answer does not stop the page. */
export async function prepare(answer: Answer, pause: () => Promise<void>): Promise<void> {
  const known = new Map<ViewName, number>();
  for (const view of VIEWS) {
    await pause();
    known.set(view.name, view.suits(answer));
  }
  suited.set(answer, known);
  await pause();
}

/** The view that is shown: the chosen one if it has something to show, else the one that suits best. */
export function viewOf(state: Pick<Playground, 'tab' | 'views' | 'answers'>): ViewName {
  const answer = state.answers[state.tab];
  const chosen = state.views[state.tab];
  if (!answer) {
    return chosen ?? 'json';
  }
  const suits = suitsOf(answer);
  if (chosen && suits.get(chosen)! > 0) {
    return chosen;
  }
  return [...suits].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
