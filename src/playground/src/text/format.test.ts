import assert from 'node:assert/strict';
import { test } from 'vitest';
import { formatBytes, formatDuration } from './format';

test('namesFiguresForPeople', () => {
  assert.equal(formatDuration(0.4), 'under 1 ms');
  assert.equal(formatDuration(41.6), '42 ms');
  assert.equal(formatDuration(1540), '1.5 s');
  assert.equal(formatBytes(512), '512 bytes');
  assert.equal(formatBytes(8100), '8.1 KB');
  assert.equal(formatBytes(5_242_880), '5.2 MB');
});
