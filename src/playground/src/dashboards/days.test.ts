import assert from 'node:assert/strict';
import { test } from 'vitest';
import { firstDay, fromDay, lastDay, untilDay } from './days';

test('includesTheFirstAndTheLastDay', () => {
  assert.equal(fromDay('2020-06-09'), '2020-06-09T00:00:00Z');
  assert.equal(untilDay('2020-02-28'), '2020-02-29T00:00:00Z');
  assert.equal(firstDay('2020-06-09T00:00:00Z'), '2020-06-09');
  assert.equal(lastDay('2020-03-01T00:00:00Z'), '2020-02-29');
  assert.equal(lastDay('2020-03-01T12:00:00Z'), '2020-03-01');
});

test('isEmptyWithoutADate', () => {
  assert.deepEqual([firstDay(undefined), lastDay(undefined), fromDay(''), untilDay('')], ['', '', undefined, undefined]);
});
