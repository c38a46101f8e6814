/** Where a key is kept: by the tab, until it is closed, and by the browser, if the user asks for it. */
export interface KeyStores {
  tab: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  browser: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

const NAME = 'newsgraph:key';

const KEY = /^[\w.~+/-]+=*$/;

function storesOfWindow(): KeyStores {
  return { tab: sessionStorage, browser: localStorage };
}

/** The API key or token that was entered in this window; null without one. */
export function keyOf(stores: () => KeyStores = storesOfWindow): string | null {
  try {
    const { tab, browser } = stores();
    return tab.getItem(NAME) ?? browser.getItem(NAME);
  } catch {
    // Without storage there is no key.
    return null;
  }
}

/** Keeps a key for this tab, or for all tabs of this browser until it is removed. */
export function keepKey(key: string, remember: boolean, stores: () => KeyStores = storesOfWindow): void {
  removeKey(stores);
  const { tab, browser } = stores();
  (remember ? browser : tab).setItem(NAME, key);
}

export function removeKey(stores: () => KeyStores = storesOfWindow): void {
  const { tab, browser } = stores();
  tab.removeItem(NAME);
  browser.removeItem(NAME);
}

/** What is wrong with the text of a key; null if it can be sent. */
export function problemOfKey(text: string): string | null {
  if (text === '') {
    return 'Enter an API key or a token.';
  }
  return KEY.test(text) ? null : 'A key has no spaces and only letters, digits and -._~+/=. Check that you copied all of it.';
}

/**
 * Adds the key to the headers of a request to the gateway that serves the page, unless they have other credentials. Other
 * gateways never get the key.
 */
export function withKey(url: string, headers: Record<string, string> = {}, key = keyOf(), page?: string): Record<string, string> {
  if (key === null || Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')) {
    return headers;
  }
  const address = page ?? location.href;
  return new URL(url, address).origin === new URL(address).origin ? { ...headers, Authorization: `Bearer ${key}` } : headers;
}
