export type Interval = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

export const INTERVALS: readonly Interval[] = ['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'];

const LENGTHS: Record<Interval, number> = { HOUR: 3_600_000, DAY: 86_400_000, WEEK: 604_800_000, MONTH: 2_629_800_000, YEAR: 31_557_600_000 };
const MONDAY = 4 * LENGTHS.DAY;

/** The start of the interval that contains an instant, in UTC, as the gateway's time buckets have it. */
export function startOf(instant: number, interval: Interval): number {
  const date = new Date(instant);
  switch (interval) {
    case 'YEAR':
      return Date.UTC(date.getUTCFullYear(), 0);
    case 'MONTH':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
    case 'WEEK':
      return Math.floor((instant - MONDAY) / LENGTHS.WEEK) * LENGTHS.WEEK + MONDAY;
    default:
      return Math.floor(instant / LENGTHS[interval]) * LENGTHS[interval];
  }
}

/** The end of the interval that starts at an instant. */
export function endOf(start: number, interval: Interval): number {
  const date = new Date(start);
  switch (interval) {
    case 'YEAR':
      return Date.UTC(date.getUTCFullYear() + 1, 0);
    case 'MONTH':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
    default:
      return start + LENGTHS[interval];
  }
}

/** The interval of periods: the longest whose starts they all are. */
export function intervalOf(starts: readonly number[]): Interval {
  const fits = (interval: Interval) => starts.every((start) => startOf(start, interval) === start);
  return [...INTERVALS].reverse().find(fits) ?? 'HOUR';
}

/** The shortest interval that gives fewer buckets than a maximum. */
export function shortestInterval(from: number, to: number, most: number): Interval {
  return INTERVALS.find((interval) => (to - from) / LENGTHS[interval] < most) ?? 'YEAR';
}

/** All starts from the first to the last; without the gaps if there would be too many. */
export function fillGaps(starts: readonly number[], interval: Interval, most: number): number[] {
  const sorted = [...new Set(starts)].sort((a, b) => a - b);
  const all: number[] = [];
  for (let start = sorted[0]!; sorted.length > 0 && start <= sorted.at(-1)!; start = endOf(start, interval)) {
    all.push(start);
    if (all.length > most) {
      return sorted;
    }
  }
  return all;
}

/** The label of the interval that starts at an instant. */
export function intervalLabel(start: number, interval: Interval): string {
  const text = new Date(start).toISOString();
  return interval === 'YEAR' ? text.slice(0, 4) : interval === 'MONTH' ? text.slice(0, 7) : interval === 'HOUR' ? text.slice(0, 16).replace('T', ' ') : text.slice(0, 10);
}
