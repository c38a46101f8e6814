import { useMemo, useRef } from 'react';
import { currentRoute, navigate, useRoute } from '../address/route';
import { type ExploreState, exploreStateIn, paramsOfExplore } from './exploreState';

/** The state of Explore. It stays as it is while another page is shown. */
export function useExploreState(): ExploreState {
  const { page, params } = useRoute();
  const shown = useRef(new URLSearchParams());
  if (page === 'explore') {
    shown.current = params;
  }
  const current = shown.current;
  return useMemo(() => exploreStateIn(current), [current]);
}

/** Changes the state of Explore. Unless `replace` is set, the button Back of the browser returns to the state before. */
export function changeExplore(change: Partial<ExploreState>, replace = false): void {
  const { page, params } = currentRoute();
  const before = exploreStateIn(page === 'explore' ? params : new URLSearchParams());
  navigate({ page: 'explore', params: paramsOfExplore({ ...before, ...change }) }, { replace });
}

/** The address of a state, for links. */
export function hashOfExplore(state: ExploreState): string {
  const text = paramsOfExplore(state).toString();
  return `#/explore${text ? `?${text}` : ''}`;
}
