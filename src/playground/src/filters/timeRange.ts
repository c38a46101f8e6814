/** The choices of a time range, each up to the newest article of the graph. */
export const PRESETS = ['all', 'week', 'month', 'quarter', 'year'] as const;

export type Preset = (typeof PRESETS)[number];

export const PRESET_LABELS: Record<Preset, string> = {
  all: 'All time',
  week: 'Newest 7 days',
  month: 'Newest month',
  quarter: 'Newest 3 months',
  year: 'Newest year',
};

export interface TimeRange {
  /** The first instant, as an RFC 3339 date-time; undefined for no limit. */
  from?: string | undefined;
  /** The end, which is not included. */
  until?: string | undefined;
}

/** The range of a preset: whole days in UTC, up to and with the day of the newest article. */
export function rangeOf(preset: Preset, newest: string | null): TimeRange {
  if (preset === 'all' || !newest) {
    return {};
  }
  const end = new Date(newest);
  end.setUTCHours(24, 0, 0, 0);
  return { from: instant(startOf(preset, end)), until: instant(end) };
}

/** The preset that a range is; null for a range of other dates. */
export function presetOf(range: TimeRange, newest: string | null): Preset | null {
  return (
    PRESETS.find((preset) => {
      const { from, until } = rangeOf(preset, newest);
      return from === range.from && until === range.until && (preset === 'all' || from !== undefined);
    }) ?? null
  );
}

/** The range of two days, as a date field gives them; the second day is part of the range. */
export function rangeOfDays(first: string, last: string): TimeRange {
  const end = last ? new Date(`${last}T00:00:00Z`) : null;
  end?.setUTCDate(end.getUTCDate() + 1);
  return { from: first ? `${first}T00:00:00Z` : undefined, until: end ? instant(end) : undefined };
}

/** The first and the last day of a range; an empty text for no limit. */
export function daysOf({ from, until }: TimeRange): { first: string; last: string } {
  const last = until ? new Date(Date.parse(until) - 1) : null;
  return { first: from?.slice(0, 10) ?? '', last: last && !Number.isNaN(last.getTime()) ? last.toISOString().slice(0, 10) : '' };
}

/** The length of the periods in which a range is counted, so that a chart has some dozens of them. */
export function intervalOf({ from, until }: TimeRange, oldest: string | null, newest: string | null): 'DAY' | 'WEEK' | 'MONTH' {
  const days = (Date.parse(until ?? newest ?? '') - Date.parse(from ?? oldest ?? '')) / 86_400_000;
  return days <= 62 ? 'DAY' : days <= 550 ? 'WEEK' : 'MONTH';
}

// A month before 31 March is 28 February, not 3 March.
function startOf(preset: Exclude<Preset, 'all'>, end: Date): Date {
  const start = new Date(end);
  if (preset === 'week') {
    start.setUTCDate(start.getUTCDate() - 7);
    return start;
  }
  const day = start.getUTCDate();
  start.setUTCDate(1);
  start.setUTCMonth(start.getUTCMonth() - { month: 1, quarter: 3, year: 12 }[preset]);
  const days = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  start.setUTCDate(Math.min(day, days));
  return start;
}

function instant(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
