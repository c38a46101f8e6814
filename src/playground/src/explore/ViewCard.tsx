import { Suspense, useMemo } from 'react';
import type { Answer } from '../answer/answer';
import type { GraphQlRequest } from '../gateway/request';
import { useShownAnswer } from '../session/useShownAnswer';
import type { ViewName } from '../session/viewNames';
import { ViewStateContext } from '../session/viewState';
import { fitsOf, VIEWS } from '../views/registry';
import { ViewBoundary } from '../views/ViewBoundary';
import { ExploreCard } from './ExploreCard';
import { useCard } from './useCard';
import { changeExplore, useExploreState } from './useExplore';

interface ViewCardProps {
  /** The name of the card in the address. */
  name: string;
  title: string;
  request: GraphQlRequest | null;
  view: ViewName;
  kind?: 'wide' | 'tall' | undefined;
  /** What the figures are about, from the answer. */
  noteOf?: ((answer: Answer) => string) | undefined;
  /** What is said if there is nothing to draw. */
  empty: string;
}

const NONE = {};

/** A card with a view of the answer to its request. The settings of the view are in the address. */
export function ViewCard({ name, title, request, view, kind, noteOf, empty }: ViewCardProps) {
  const requested = useCard(request);
  const answer = useShownAnswer(requested.answer);
  const { settings } = useExploreState();
  const values = settings[name] ?? NONE;
  const store = useMemo(
    () => ({
      values,
      set: (setting: string, value: unknown) => {
        const { [setting]: _, ...others } = values as Record<string, unknown>;
        changeExplore({ settings: { ...settings, [name]: value === undefined ? others : { ...others, [setting]: value } } }, true);
      },
    }),
    [values, settings, name],
  );
  const Content = VIEWS.find((one) => one.name === view)!.Content!;
  const drawn = !!answer && fitsOf(answer).get(view)! > 0;
  return (
    <ExploreCard title={title} note={answer && noteOf?.(answer)} request={request} view={view} requested={requested} kind={kind} controls={drawn}>
      {drawn ? (
        <div className={`ng-view ng-view-${view}`}>
          <ViewStateContext.Provider value={store}>
            <ViewBoundary key={answer.serial}>
              <Suspense fallback={<p className="ng-nothing">Opening…</p>}>
                <Content answer={answer} />
              </Suspense>
            </ViewBoundary>
          </ViewStateContext.Provider>
        </div>
      ) : (
        <p className="ng-nothing">{empty}</p>
      )}
    </ExploreCard>
  );
}
