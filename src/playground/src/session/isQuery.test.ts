import { expect, test } from 'vitest';
import { isQuery, isSubscription } from './isQuery';

test('runs queries without a click, and never a mutation', () => {
  expect(isQuery('{ stats { articleCount } }')).toBe(true);
  expect(isQuery('query A { a } fragment B on C { d }')).toBe(true);
  expect(isQuery('mutation { a }')).toBe(false);
  expect(isQuery('query A { a } mutation B { b }')).toBe(false);
  expect(isQuery('subscription { a }')).toBe(false);
});

test('runs a text with a syntax error unless it could be a mutation', () => {
  expect(isQuery('{ stats {')).toBe(true);
  expect(isQuery('mutation { a ')).toBe(false);
  expect(isQuery('# none\n')).toBe(true);
});

test('knowsSubscriptions', () => {
  const several = 'query A { a } subscription B { b }';
  expect(isSubscription('subscription { a }')).toBe(true);
  expect(isSubscription('{ a }')).toBe(false);
  expect(isSubscription(several, 'B')).toBe(true);
  expect(isSubscription(several, 'A')).toBe(false);
  expect(isSubscription(several)).toBe(false);
  expect(isSubscription('{')).toBe(false);
});
