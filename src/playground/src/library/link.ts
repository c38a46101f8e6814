import { hashOf } from '../address/route';
import type { TabContent } from '../session/store';
import { MAX_LENGTH, paramsOf } from '../session/tabAddress';

export { contentOfRoute } from '../session/routeContent';

/** An address that opens the page Query with a query, its variables, and what is shown of its answer. */
export function linkTo(content: TabContent, page: string): string {
  return `${page.replace(/#.*$/, '')}${hashOf({ page: 'query', params: paramsOf(content) })}`;
}

export function tooLong(link: string): boolean {
  return link.length > MAX_LENGTH;
}
