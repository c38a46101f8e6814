import type { ReactNode } from 'react';
import type { Pick } from './exploreState';
import { hashOfExplore, useExploreState } from './useExplore';

/** A link that shows an article, topic or provider in Explore. It can be opened in another tab, too. */
export function PickLink({ pick, children }: { pick: Pick | null; children: ReactNode }) {
  const state = useExploreState();
  return (
    <a className={`ng-pick ng-pick-${pick?.kind ?? 'none'}`} href={hashOfExplore({ ...state, pick, text: '' })}>
      {children}
    </a>
  );
}
