import { type Filters, filtersIn, withFilters } from '../filters/filters';

/** The article, topic, provider or story that Explore shows. */
export interface Pick {
  kind: 'article' | 'topic' | 'provider' | 'story';
  /** The address of the article, the name of the topic, the domain of the provider, or the id of the story. */
  key: string;
}

/** The parts of Explore, in the order of their links. */
export const SECTIONS = ['articles', 'stories', 'blind-spots', 'changes'] as const;

export type Section = (typeof SECTIONS)[number];

/** The whole state of Explore, as the address holds it. */
export interface ExploreState {
  section: Section;
  filters: Filters;
  /** The search text; empty without a search. */
  text: string;
  pick: Pick | null;
  /** Settings of the views, by card. */
  settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const PICK_PARAMS = { article: 'show', topic: 'showTopic', provider: 'showProvider', story: 'showStory' } as const;

const KINDS = ['article', 'topic', 'provider', 'story'] as const;

/** The state that the parameters of an address name. */
export function exploreStateIn(params: URLSearchParams): ExploreState {
  const kind = KINDS.find((one) => params.get(PICK_PARAMS[one]));
  return {
    section: SECTIONS.find((one) => one === params.get('section')) ?? 'articles',
    filters: filtersIn(params),
    text: params.get('q')?.trim() ?? '',
    pick: kind ? { kind, key: params.get(PICK_PARAMS[kind])! } : null,
    settings: settingsIn(params.get('settings')),
  };
}

/** The parameters of the address of a state. */
export function paramsOfExplore({ section, filters, text, pick, settings }: ExploreState): URLSearchParams {
  const params = withFilters(new URLSearchParams(section === 'articles' ? {} : { section }), filters);
  if (text) {
    params.set('q', text);
  }
  if (pick) {
    params.set(PICK_PARAMS[pick.kind], pick.key);
  }
  const kept = Object.entries(settings).filter(([, values]) => Object.keys(values).length > 0);
  if (kept.length > 0) {
    params.set('settings', JSON.stringify(Object.fromEntries(kept)));
  }
  return params;
}

// What somebody else wrote into an address is checked.
function settingsIn(text: string | null): ExploreState['settings'] {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject(read) ? Object.fromEntries(Object.entries(read).filter((entry): entry is [string, Record<string, unknown>] => isObject(entry[1]))) : {};
  } catch {
    return {};
  }
}
