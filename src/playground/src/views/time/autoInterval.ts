import { type Interval, INTERVALS, shortestInterval } from './interval';
import type { Series } from './series';

// The maximum number of periods that can be told apart.
const MAX_PERIODS = 120;
const MAX_MARKS = 360;

/** The intervals that the gateway has for all of these series; groups have no hours and no years. */
export function intervalsOf(series: readonly Series[], own: Interval): readonly Interval[] {
  const kinds = series.map(({ field }) => field?.name);
  return kinds.includes(undefined) ? [own] : kinds.includes('groups') ? GROUP_INTERVALS : INTERVALS;
}

export const GROUP_INTERVALS: readonly Interval[] = ['DAY', 'WEEK', 'MONTH'];

/** The interval that gives a readable number of periods, never shorter than their own. */
export function autoInterval(series: readonly Series[], own: Interval, intervals: readonly Interval[]): Interval {
  const starts = series.flatMap(({ buckets }) => [buckets[0]!.start, buckets.at(-1)!.start]);
  return readableInterval(Math.min(...starts), Math.max(...starts), series.length, intervals.slice(Math.max(0, intervals.indexOf(own))));
}

/** The shortest of these intervals that gives a readable number of periods for so many series, else the longest. */
export function readableInterval(from: number, to: number, series: number, intervals: readonly Interval[]): Interval {
  const shortest = INTERVALS.indexOf(shortestInterval(from, to, Math.min(MAX_PERIODS, Math.floor(MAX_MARKS / Math.max(1, series)))));
  return intervals.find((interval) => INTERVALS.indexOf(interval) >= shortest) ?? intervals.at(-1)!;
}

const NAMES: Record<Interval, string> = { HOUR: 'Hour', DAY: 'Day', WEEK: 'Week', MONTH: 'Month', YEAR: 'Year' };

/** The options of a choice of intervals; the first one chooses by itself. */
export function intervalOptions(intervals: readonly Interval[], auto: Interval): [string, string][] {
  return [['', `${NAMES[auto]} (auto)`], ...intervals.map((one): [string, string] => [one, NAMES[one]])];
}

/** What is said if the gateway left out older periods. */
export function cappedNote(count: number, interval: Interval): string {
  return `Showing only the newest ${count.toLocaleString('en')} ${interval.toLowerCase()}s. Choose a longer interval.`;
}

/** The number of periods of the longest of the series that lack older ones; 0 if none does. */
export function cappedCount(series: readonly Series[], notices: unknown): number {
  const capped = new Set(Array.isArray(notices) ? notices.map((one: { path?: unknown[] }) => namesOf(one.path)) : []);
  return Math.max(
    0,
    ...series
      .filter(({ buckets, field, path }) => capped.has(path.join('\n')) || (field?.first !== null && field !== null && buckets.length >= field.first))
      .map(({ buckets }) => buckets.length),
  );
}

function namesOf(path: readonly unknown[] | undefined): string {
  return (path ?? []).filter((step) => typeof step === 'string').join('\n');
}
