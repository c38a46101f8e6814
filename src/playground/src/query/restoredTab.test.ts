import assert from 'node:assert/strict';
import { test } from 'vitest';
import { restoredTab } from './restoredTab';

const storage = (tabs: string | null, typed: string | null = null) => () => ({
  getItem: (key: string) => (key === 'graphiql:query' ? typed : tabs),
});

test('the tab that was shown last is shown again', () => {
  const tabs = [{ query: '{ a }', variables: null }, { query: '{ b }', variables: '{}' }];
  assert.deepEqual(restoredTab(storage(JSON.stringify({ tabs, activeTabIndex: 1 }))), { query: '{ b }', variables: '{}' });
  assert.deepEqual(restoredTab(storage(JSON.stringify({ tabs, activeTabIndex: 0 }))), { query: '{ a }', variables: '' });
});

test('what was typed is for GraphiQL to find', () => {
  assert.equal(restoredTab(storage(JSON.stringify({ tabs: [{ query: '{ a }' }], activeTabIndex: 0 }), '{ b }')), null);
});

test('a first visit, or a storage that cannot be read, has none', () => {
  for (const text of [null, '', '[]', '{"tabs":3}', '{"tabs":[],"activeTabIndex":2}']) {
    assert.equal(restoredTab(storage(text)), null);
  }
  assert.equal(
    restoredTab(() => {
      throw new Error('switched off');
    }),
    null,
  );
});
