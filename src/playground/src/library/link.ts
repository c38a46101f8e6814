import type { Opening, ViewName } from '../store';

const VIEWS: readonly string[] = ['json', 'table', 'network', 'time', 'coverage'];

/** An address that opens the page with this query, these variables and this view. */
export function linkTo(opening: Opening, page: string): string {
  const fragment = new URLSearchParams({ query: opening.query });
  if (opening.variables?.trim()) {
    fragment.set('variables', opening.variables);
  }
  if (opening.view) {
    fragment.set('view', opening.view);
  }
  return `${page.replace(/#.*$/, '')}#${fragment}`;
}

/** Longer ones are cut by mail programs, chats and some browsers. */
export const LONGEST = 60_000;

export function tooLong(link: string): boolean {
  return link.length > LONGEST;
}

/** What an address opens; nothing when it names no query. */
export function openingIn(hash: string): Opening | null {
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  const query = fragment.get('query');
  if (!query?.trim()) {
    return null;
  }
  const view = fragment.get('view');
  return {
    query,
    variables: fragment.get('variables') ?? undefined,
    view: view && VIEWS.includes(view) ? (view as ViewName) : undefined,
  };
}
