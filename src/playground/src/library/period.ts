/** The number of articles of a month. */
export interface Month {
  /** The first instant of the month. */
  start: string;
  count: number;
}

// Dates that are far from the others, such as 1970, do not decide the interval.
const OUTSIDE = 0.01;

/** The interval that shows the span of the articles' dates with some 10 to 250 periods; null without dates. */
export function intervalFor(months: readonly Month[]): 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | null {
  const sorted = months.map(({ start, count }) => ({ month: monthOf(start), count })).sort((a, b) => a.month - b.month);
  const most = sorted.reduce((sum, { count }) => sum + count, 0) * OUTSIDE;
  const first = firstBeyond(sorted, most);
  const last = firstBeyond([...sorted].reverse(), most);
  if (first === null || last === null) {
    return null;
  }
  const span = last - first + 1;
  return span <= 3 ? 'DAY' : span <= 24 ? 'WEEK' : span <= 240 ? 'MONTH' : 'YEAR';
}

/** The calendar month of an instant, in UTC: its start, the start of the next, and its name. Null without an instant. */
export function lastMonth(instant: string | null): { from: string; until: string; name: string } | null {
  const time = Date.parse(instant ?? '');
  if (Number.isNaN(time)) {
    return null;
  }
  const date = new Date(time);
  const start = (more: number) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + more, 1)).toISOString().replace('.000Z', 'Z');
  return { from: start(0), until: start(1), name: date.toLocaleString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }) };
}

function firstBeyond(months: readonly { month: number; count: number }[], most: number): number | null {
  let passed = 0;
  for (const { month, count } of months) {
    passed += count;
    if (passed > most) {
      return month;
    }
  }
  return null;
}

function monthOf(start: string): number {
  const date = new Date(start);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
