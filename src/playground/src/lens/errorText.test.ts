import assert from 'node:assert/strict';
import { test } from 'vitest';
import { told } from './errorText';

test('namesTheArgumentAndThePlace', () => {
  const error = { message: 'm', locations: [{ line: 1, column: 5 }], extensions: { code: 'BAD_USER_INPUT', argument: 'first', field: 'articles' } };
  assert.deepEqual(told(error), { message: 'm', mend: null, about: 'argument first of articles', code: 'BAD_USER_INPUT', place: { line: 1, column: 5 } });
});

test('saysWhatToDo', () => {
  assert.match(told({ message: 'm', path: ['a', 0, 'b'], extensions: { code: 'TIMEOUT' } }).mend!, /Ask for less/);
  assert.equal(told({ message: 'm', path: ['a', 0, 'b'] }).about, 'at a[0].b');
  assert.equal(told({ message: 'm', extensions: { code: 'TIMEOUT', mend: 'pass first' } }).mend, 'pass first');
});
