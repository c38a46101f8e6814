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
  return `${page.replace(/#.*$/, '')}#${fragment}`;
}

/** Longer addresses are cut by mail programs, chats and some browsers. */
export const MAX_LENGTH = 60_000;

export function tooLong(link: string): boolean {
  return link.length > MAX_LENGTH;
}

/** The content that an address names; null if it names no query. */
export function contentOfLink(hash: string): TabContent | null {
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  const query = fragment.get('query');
  if (!query?.trim()) {
    return null;
  }
  const view = fragment.get('view');
  return {
    query,
    variables: fragment.get('variables') ?? undefined,
    view: isViewName(view) ? view : undefined,
  };
}
