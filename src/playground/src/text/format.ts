/** A number with separators; one decimal place below 10. */
export function formatNumber(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 1 : 0 });
}

/** A value of an answer with separators, to two decimal places; small fractions to four. */
export function formatValue(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 1 ? 4 : 2 });
}

/** A count with its noun: `1 row`, `2,000 rows`. */
export function formatCount(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A duration in milliseconds, in the unit that suits it. */
export function formatDuration(milliseconds: number): string {
  return milliseconds < 1
    ? 'under 1 ms'
    : milliseconds < 1000
      ? `${Math.round(milliseconds)} ms`
      : `${formatNumber(milliseconds / 1000)} s`;
}

/** A number of bytes, in decimal units. */
export function formatBytes(bytes: number): string {
  return bytes < 1000
    ? `${bytes} bytes`
    : bytes < 1_000_000
      ? `${formatNumber(bytes / 1000)} KB`
      : `${formatNumber(bytes / 1_000_000)} MB`;
}

/** A day, in UTC, as in `9 Jun 2020`; the text itself if it is not a date. */
export function formatDay(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime())
    ? instant
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
}
