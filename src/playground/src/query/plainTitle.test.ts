import { expect, test } from 'vitest';
import { plainTitle } from './plainTitle';

test('turns the name of an operation into words', () => {
  expect(plainTitle('WhoCovers')).toBe('Who covers');
  expect(plainTitle('newest_10Articles')).toBe('Newest 10 articles');
  expect(plainTitle('newestAI')).toBe('Newest AI');
  expect(plainTitle('Who covers AI?')).toBe('Who covers AI?');
  expect(plainTitle('<untitled>')).toBe('');
});
