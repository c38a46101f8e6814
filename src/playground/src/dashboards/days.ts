const DAY = 86_400_000;

/** The day of the first instant, for a date field; empty without one. */
export function firstDay(from: string | undefined): string {
  return dayOf(from, 0);
}

/** The last day before the end, which is not included. */
export function lastDay(until: string | undefined): string {
  return dayOf(until, 1);
}

/** The start of a day; undefined for an empty date field. */
export function fromDay(day: string): string | undefined {
  return day === '' ? undefined : `${day}T00:00:00Z`;
}

/** The end of a day, which is the start of the next. */
export function untilDay(day: string): string | undefined {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : `${new Date(time + DAY).toISOString().slice(0, 19)}Z`;
}

function dayOf(instant: string | undefined, before: number): string {
  const time = Date.parse(instant ?? '');
  return Number.isNaN(time) ? '' : new Date(time - before).toISOString().slice(0, 10);
}
