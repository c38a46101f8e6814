import assert from 'node:assert/strict';
import { test } from 'vitest';
import { groupErrors } from './groupErrors';

test('saysWhatIsAlikeOnce', () => {
  const notice = (code: string, place: number) => ({ message: 'Not all.', code, path: ['providers', place, 'timeline'] });
  const found = groupErrors([notice('CAPPED', 0), notice('SKIPPED', 0), notice('CAPPED', 1)]);
  assert.deepEqual(
    found.map(({ first, count, paths }) => [first.code, count, paths.map((path) => path[1])]),
    [['CAPPED', 2, [0, 1]], ['SKIPPED', 1, [0]]],
  );
});

test('keepsErrorsApartThatStandAtDifferentPlaces', () => {
  const error = (line: number) => ({ message: 'No.', locations: [{ line, column: 1 }], extensions: { code: 'X' } });
  assert.equal(groupErrors([error(1), error(2), error(1)]).length, 2);
});
