import assert from 'node:assert/strict';
import { test } from 'vitest';
import { operationAt } from './operationAt';

const text = '# words\nquery A { a }\n\nfragment F on T { f }\n\nquery B { b }\n';

test('isTheOneAroundTheCursor', () => {
  assert.equal(operationAt(text, text.indexOf('{ a'))?.name?.value, 'A');
  assert.equal(operationAt(text, text.indexOf('{ b'))?.name?.value, 'B');
});

test('elseTheOneBeforeItElseTheFirst', () => {
  assert.equal(operationAt(text, text.indexOf('{ f'))?.name?.value, 'A');
  assert.equal(operationAt(text, 0)?.name?.value, 'A');
  assert.equal(operationAt(text, text.length)?.name?.value, 'B');
});

test('isNoneInWhatCannotBeRead', () => {
  assert.equal(operationAt('{ a', 1), null);
  assert.equal(operationAt('', 0), null);
  assert.equal(operationAt('fragment F on T { f }', 0), null);
});
