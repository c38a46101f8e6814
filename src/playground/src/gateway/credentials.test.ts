import { expect, test } from 'vitest';
import { keepKey, keyOf, type KeyStores, problemOfKey, removeKey, withKey } from './credentials';

function store(): KeyStores['tab'] & { size(): number } {
  const values = new Map<string, string>();
  return {
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    removeItem: (name) => void values.delete(name),
    size: () => values.size,
  };
}

test('a key is kept by the tab, and by the browser only if asked for', () => {
  const tab = store();
  const browser = store();
  const stores = () => ({ tab, browser });
  keepKey('ngk_a', false, stores);
  expect([keyOf(stores), tab.size(), browser.size()]).toEqual(['ngk_a', 1, 0]);
  keepKey('ngk_b', true, stores);
  expect([keyOf(stores), tab.size(), browser.size()]).toEqual(['ngk_b', 0, 1]);
  removeKey(stores);
  expect([keyOf(stores), tab.size(), browser.size()]).toEqual([null, 0, 0]);
});

test('without storage there is no key', () => {
  expect(
    keyOf(() => {
      throw new Error('no storage');
    }),
  ).toBeNull();
});

test('only the gateway that serves the page gets the key', () => {
  const page = 'https://news.example/graphiql#/query';
  const authorization = { Authorization: 'Bearer ngk_a' };
  expect(withKey('/graphql', {}, 'ngk_a', page)).toEqual(authorization);
  expect(withKey('graphiql/settings.json', { Accept: '*/*' }, 'ngk_a', page)).toEqual({ Accept: '*/*', ...authorization });
  expect(withKey('https://staging.example/graphql', {}, 'ngk_a', page)).toEqual({});
  expect(withKey('/graphql', {}, null, page)).toEqual({});
});

test('the header editor decides, in whatever case it writes the name', () => {
  expect(withKey('/graphql', { authorization: 'Bearer other' }, 'ngk_a', 'https://news.example/')).toEqual({ authorization: 'Bearer other' });
});

test('a key with a space or a line break is not sent', () => {
  expect(problemOfKey('')).toBe('Enter an API key or a token.');
  expect(problemOfKey('Bearer ngk_a')).toContain('no spaces');
  expect(problemOfKey('a\nb')).toContain('no spaces');
  expect(problemOfKey('eyJhbGciOi.eyJpc3M_.c2ln-Zw==')).toBeNull();
});
