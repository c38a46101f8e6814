import type { Filters } from '../filters/filters';

/** A change in an answer. */
export interface ListedChange {
  kind: 'ADDED' | 'CHANGED' | 'REMOVED';
  recordedAt: string;
  title: string;
  address: string;
  providerDomain: string | null;
  article: { hasDocument: boolean } | null;
  values: { field: string; before: string | null; after: string | null }[];
}

/** What the changes since a time add up to. */
export interface Diff {
  complete: boolean;
  keptFrom: string | null;
  addedArticleCount: number;
  changedArticleCount: number;
  removedArticleCount: number;
  newStories: { totalCount: number; nodes: { id: string; title: string; articleCount: number }[] };
  grownStories: { totalCount: number; nodes: { addedCount: number; articleCountBefore: number; story: { id: string; title: string } }[] };
  correctedHeadlines: { totalCount: number; nodes: { address: string; before: string; after: string }[] };
  retractedRelations: {
    totalCount: number;
    nodes: { fromAddress: string; toAddress: string; from: { title: string } | null; to: { title: string } | null }[];
  };
}

export const KIND_LABELS = { ADDED: 'Added', CHANGED: 'Changed', REMOVED: 'Removed' } as const;

/** The periods that can be chosen, in hours; null is everything that is kept. */
export const PERIODS = [
  { name: 'all', label: 'All that is kept', hours: null },
  { name: 'day', label: 'Last 24 hours', hours: 24 },
  { name: 'week', label: 'Last 7 days', hours: 168 },
] as const;

/** The start of a period as a date-time, to the minute, so that it is the same when the page is drawn again. */
export function startOf(period: unknown, now: number): string | null {
  const hours = PERIODS.find(({ name }) => name === period)?.hours;
  return hours ? new Date(Math.floor(now / MINUTE) * MINUTE - hours * 60 * MINUTE).toISOString().replace('.000Z', 'Z') : null;
}

const MINUTE = 60_000;

/** What the filters of the page do not apply to. Only providers apply to the list of changes, and nothing to the sum. */
export function describeFilters({ from, until, topics, providers }: Filters): string[] {
  const ignored = [...(from || until ? ['time'] : []), ...(topics.length > 0 ? ['topics'] : [])];
  return [
    ...(providers.length > 0 ? ['The sum is that of all providers; only the list below is that of the chosen ones.'] : []),
    ...(ignored.length > 0 ? [`The filter of ${ignored.join(' and the one of ')} ${ignored.length > 1 ? 'do' : 'does'} not apply to changes.`] : []),
  ];
}

/** A value that changed, in words: `Headline: “A” is now “B”`. */
export function describeValue({ field, before, after }: ListedChange['values'][number]): string {
  const name = nameOf(field);
  const [old, now] = [before, after].map((value) => (value === null ? null : value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value));
  return old === null ? `${name} added: ${now}` : now === null ? `${name} removed: ${old}` : `${name}: ${old} → ${now}`;
}

const LONGEST = 140;

const NAMES: Record<string, string> = { TITLE: 'Headline', RELATED: 'Related article', TOPICS: 'Topic', IMAGES: 'Image', HEAT: 'Heat' };

function nameOf(field: string): string {
  const words = field.toLowerCase().split('_').join(' ');
  return NAMES[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
