import { expect, test } from 'vitest';
import { budgetIn } from './budget';

test('reads the budget of a caller', () => {
  expect(budgetIn({ cost: { used: 331, left: 9_999_669, burst: 10_000_000, refill: 500_000 } })).toEqual({
    used: 331,
    left: 9_999_669,
    burst: 10_000_000,
    refill: 500_000,
  });
  expect(budgetIn({ cost: { used: 331 } })).toEqual({ used: 331 });
});

test('ignores what it does not know', () => {
  for (const extensions of [{}, { cost: null }, { cost: 7 }, { cost: {} }, { cost: { used: 'many' } }]) {
    expect(budgetIn(extensions)).toBeNull();
  }
  expect(budgetIn({ cost: { used: 1, left: 2 } })).toEqual({ used: 1 });
});
