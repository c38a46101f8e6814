import { hashOf, type Route } from '../address/route';
import type { TabContent } from '../session/store';
import { isViewName } from '../session/viewNames';

/** An address that opens the page with a query, its variables and a view. */
export function linkTo(content: TabContent, page: string): string {
  const fragment = new URLSearchParams({ query: content.query });
  if (content.variables?.trim()) {
    fragment.set('variables', content.variables);
  }
  if (content.view) {
    fragment.set('view', content.view);
  }
  return `${page.replace(/#.*$/, '')}${hashOf({ page: 'query', params: fragment })}`;
}

/** Longer addresses are cut by mail programs, chats and some browsers. */
export const MAX_LENGTH = 60_000;

export function tooLong(link: string): boolean {
  return link.length > MAX_LENGTH;
}

/** The content of the page Query that a route names; null if it names no query. */
export function contentOfRoute({ page, params }: Route): TabContent | null {
  const query = params.get('query');
  if (page !== 'query' || !query?.trim()) {
    return null;
  }
  const view = params.get('view');
  return {
    query,
    variables: params.get('variables') ?? undefined,
    view: isViewName(view) ? view : undefined,
  };
}
