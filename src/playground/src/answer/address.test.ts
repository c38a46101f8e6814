import assert from 'node:assert/strict';
import { test } from 'vitest';
import { addressOf } from './address';

const id = (key: string) => btoa(key).replace(/=+$/, '');

test('takesWhateverAddressAnArticleHas', () => {
  assert.equal(addressOf({ webUrl: 'https://a', originalUrl: 'https://b' }), 'https://a');
  assert.equal(addressOf({ webUrl: null, originalUrl: 'https://b' }), 'https://b');
  assert.equal(addressOf({ title: 'T', view__id: id('Article:https://c/x') }), 'https://c/x');
  assert.equal(addressOf({ title: 'T' }, id('Article:https://d')), 'https://d');
  assert.equal(addressOf({ name: 'P', domain: 'p.example' }, id('Provider:p.example')), 'https://p.example/');
});

test('takesNothingThatIsNotAWebAddress', () => {
  assert.equal(addressOf({ webUrl: 'javascript:alert(1)' }, id('Article:javascript:alert(1)')), null);
  assert.equal(addressOf({ name: 'AI' }, id('Topic:ai')), null);
  assert.equal(addressOf({ path: 'a.md' }, 'not an id'), null);
});
