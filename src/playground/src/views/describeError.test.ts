import assert from 'node:assert/strict';
import { test } from 'vitest';
import { describeError } from './describeError';

test('namesTheArgumentAndThePlace', () => {
  const error = { message: 'm', locations: [{ line: 1, column: 5 }], extensions: { code: 'BAD_USER_INPUT', argument: 'first', field: 'articles' } };
  assert.deepEqual(describeError(error), { message: 'm', hint: null, about: 'argument first of articles', code: 'BAD_USER_INPUT', properties: [], place: { line: 1, column: 5 } });
});

test('saysWhatToDo', () => {
  assert.match(describeError({ message: 'm', path: ['a', 0, 'b'], extensions: { code: 'TIMEOUT' } }).hint!, /Ask for fewer rows/);
  assert.equal(describeError({ message: 'm', path: ['a', 0, 'b'] }).about, 'at a[0].b');
  assert.equal(describeError({ message: 'm', extensions: { code: 'TIMEOUT', hint: 'pass first' } }).hint, 'pass first');
});
