import { hashOf, type Route } from '../address/route';
import { keepContent, keptContent } from './keptContent';
import type { TabContent } from './store';
import { contentIn, MAX_LENGTH, paramsOf } from './tabAddress';

const KEPT = 'kept';

/** The route of a content. A content that is too long for an address is kept in the browser, and the route names it. */
export function routeFor(content: TabContent): Route {
  const route: Route = { page: 'query', params: paramsOf(content) };
  return hashOf(route).length > MAX_LENGTH
    ? { page: 'query', params: new URLSearchParams({ [KEPT]: keepContent(content) }) }
    : route;
}

/** The content of the page Query that a route names; null if it names no query. */
export function contentOfRoute({ page, params }: Route): TabContent | null {
  if (page !== 'query') {
    return null;
  }
  const name = params.get(KEPT);
  return name === null ? contentIn(params) : keptContent(name);
}

/** Whether a route names a content that only the browser window has where it was written. */
export function namesKeptContent({ page, params }: Route): boolean {
  return page === 'query' && params.has(KEPT);
}
