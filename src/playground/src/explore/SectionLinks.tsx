import { type Section, SECTIONS } from './exploreState';
import { hashOfExplore, useExploreState } from './useExplore';

export const SECTION_LABELS: Record<Section, string> = {
  articles: 'Articles',
  stories: 'Stories',
  'blind-spots': 'Blind spots',
  changes: 'What changed',
};

/** Links to the parts of Explore. The filters stay. */
export function SectionLinks() {
  const state = useExploreState();
  return (
    <nav className="ng-sections" aria-label="Parts of Explore">
      {SECTIONS.map((section) => (
        <a key={section} href={hashOfExplore({ ...state, section, pick: null, text: '' })} aria-current={section === state.section ? 'page' : undefined}>
          {SECTION_LABELS[section]}
        </a>
      ))}
    </nav>
  );
}
