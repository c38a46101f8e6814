import { useSyncExternalStore } from 'react';

/** The pages, in the order of their links. */
export const PAGE_NAMES = ['explore', 'query', 'dashboards'] as const;

export type PageName = (typeof PAGE_NAMES)[number];

/** What the address of the browser names: a page and its parameters. */
export interface Route {
  page: PageName;
  params: URLSearchParams;
}

const ROUTE = new RegExp(`^/(${PAGE_NAMES.join('|')})(?:\\?(.*))?$`, 's');

/** The route that a hash names. A hash such as `#query=…`, from links of earlier versions, names the page Query. */
export function routeOf(hash: string): Route {
  const text = hash.replace(/^#/, '');
  const match = ROUTE.exec(text);
  if (match) {
    return { page: match[1] as PageName, params: new URLSearchParams(match[2] ?? '') };
  }
  const params = new URLSearchParams(text);
  return params.has('query') ? { page: 'query', params } : { page: 'explore', params: new URLSearchParams() };
}

/** The hash that names a route. */
export function hashOf({ page, params }: Route): string {
  const text = params.toString();
  return `#/${page}${text === '' ? '' : `?${text}`}`;
}

const listeners = new Set<() => void>();
let hash: string | null = null;
let route: Route = { page: 'explore', params: new URLSearchParams() };
const lastHashes = new Map<PageName, string>();

/** The current route; the same object until the address changes. */
export function currentRoute(): Route {
  if (hash !== location.hash) {
    hash = location.hash;
    route = routeOf(hash);
    lastHashes.set(route.page, hashOf(route));
  }
  return route;
}

/** The hash that leads back to a page as it was seen last. */
export function lastHashOf(page: PageName): string {
  return lastHashes.get(page) ?? `#/${page}`;
}

/**
 * Goes to a route. `replace` changes the current entry of the history; otherwise a new entry is added, and the button Back
 * of the browser returns to the old one. `state` is kept in the entry, for `history.state`.
 */
export function navigate(to: Route, { replace = false, state = null }: { replace?: boolean; state?: unknown } = {}): void {
  const next = hashOf(to);
  if (next === location.hash && !state) {
    return;
  }
  history[replace ? 'replaceState' : 'pushState'](state, '', next);
  tell();
}

/** Calls a listener after each change of the route; returns a function that ends this. */
export function onRoute(listener: () => void): () => void {
  if (listeners.size === 0) {
    // A change of the hash by a link or by hand fires both; Back and Forward too.
    addEventListener('popstate', tell);
    addEventListener('hashchange', tell);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      removeEventListener('popstate', tell);
      removeEventListener('hashchange', tell);
    }
  };
}

/** The current route, for components. */
export function useRoute(): Route {
  return useSyncExternalStore(onRoute, currentRoute);
}

function tell(): void {
  [...listeners].forEach((listener) => listener());
}
