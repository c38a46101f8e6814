import { formatNumber } from '../text/format';

/** What an operation took of the budget of its caller, in points, as the gateway says in `extensions.cost`. */
export interface Budget {
  /** Taken by this operation. */
  used: number;
  /** In the budget afterwards. These three are absent for callers without a budget. */
  left?: number;
  /** The most that the budget holds. */
  burst?: number;
  /** Added each second. */
  refill?: number;
}

/** The budget in an answer's extensions; null if the gateway tells none. */
export function budgetIn(extensions: Record<string, unknown>): Budget | null {
  const cost = extensions['cost'] as Record<string, unknown> | null | undefined;
  if (typeof cost !== 'object' || cost === null || !isNumber(cost['used'])) {
    return null;
  }
  const { used, left, burst, refill } = cost;
  return isNumber(left) && isNumber(burst) && isNumber(refill) ? { used, left, burst, refill } : { used };
}

/** What is left of a budget, and how fast it is refilled; empty without a budget. */
export function leftOf({ left, burst, refill }: Budget): string[] {
  return left === undefined ? [] : [`${formatNumber(left)} of ${formatNumber(burst ?? left)} left`, `${formatNumber(refill ?? 0)} more each second`];
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
