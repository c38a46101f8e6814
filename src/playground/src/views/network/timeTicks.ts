/** A mark of a time axis. */
export interface TimeTick {
  at: number;
  label: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DURATIONS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY];
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/** At most seven marks on round dates between two moments, in UTC; the moments themselves if there is no room for two. */
export function timeTicks(first: number, last: number, most = 7): TimeTick[] {
  for (const step of DURATIONS) {
    if ((last - first) / step <= most) {
      const found: TimeTick[] = [];
      for (let at = Math.ceil(first / step) * step; at <= last; at += step) {
        found.push({ at, label: labelOf(at, step) });
      }
      return orEnds(found, first, last);
    }
  }
  const start = new Date(first);
  for (const step of MONTHS) {
    const found: TimeTick[] = [];
    const begin = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
    for (let month = begin; found.length <= most; month += step) {
      const at = Date.UTC(Math.floor(month / 12), month % 12);
      if (at > last) {
        return orEnds(found, first, last);
      }
      if (at >= first) {
        found.push({ at, label: new Date(at).toISOString().slice(0, step % 12 === 0 ? 4 : 7) });
      }
    }
  }
  return orEnds([], first, last);
}

function labelOf(at: number, step: number): string {
  const text = new Date(at).toISOString();
  return step < DAY ? text.slice(0, 16).replace('T', ' ') : text.slice(0, 10);
}

function orEnds(found: TimeTick[], first: number, last: number): TimeTick[] {
  const ends = first === last ? [first] : [first, last];
  return found.length >= 2 ? found : ends.map((at) => ({ at, label: new Date(at).toISOString().slice(0, 16).replace('T', ' ') }));
}
