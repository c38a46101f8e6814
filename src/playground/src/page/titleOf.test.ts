import { expect, test } from 'vitest';
import { titleOf } from './titleOf';

test('names what is shown first, as the title of a browser tab is cut', () => {
  expect(titleOf('Query', 'Who covers')).toBe('Who covers · Query · Newsgraph');
  expect(titleOf('Explore', '')).toBe('Explore · Newsgraph');
  expect(titleOf('Query', 'word '.repeat(20))).toBe(`${'word '.repeat(12).slice(0, 59).trimEnd()}… · Query · Newsgraph`);
});
