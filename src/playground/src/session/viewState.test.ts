import { expect, test } from 'vitest';
import { isLike } from './viewState';

test('takes a stored setting only if it has the type of the default', () => {
  expect(isLike('rings', 'auto')).toBe(true);
  expect(isLike(5, 'auto')).toBe(false);
  expect(isLike(['a'], [])).toBe(true);
  expect(isLike({ a: 1 }, [])).toBe(false);
  expect(isLike(null, [])).toBe(false);
  expect(isLike('month', null)).toBe(true);
  expect(isLike(undefined, null)).toBe(false);
});
