import assert from 'node:assert/strict';
import { test } from 'vitest';
import { type List, listsOf } from '../../answer/lists';
import { shownText } from './PartialNotice';

const list = (more: object): List => ({ ...listsOf({ articles: { edges: [{ node: { view__type: 'Article', view__id: 'a' } }] } })[0]!, ...more });

test('saysHowManyOfTheRowsAreShown', () => {
  assert.equal(shownText(list({}), 100, 37_318), 'Showing 100 of 37,318 articles.');
  assert.equal(shownText(list({}), 1, null), 'Showing 1 article. There are more.');
  assert.equal(shownText(list({ nested: true }), 30, null), 'Showing 30 articles. Some of these lists may have more.');
});
