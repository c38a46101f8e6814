import type { Filtered } from './filterRequest';

/** What the filters of the page do not reach in a query: "Not filtered", or what is left out; null if they reach all of it. */
export function filterNote({ filtered, missedParts, missedFields }: Omit<Filtered, 'request'>): string | null {
  if (!filtered && missedParts.length === 0 && missedFields.length === 0) {
    return null;
  }
  if (!filtered) {
    return 'Not filtered';
  }
  const missed = [...missedParts.map((part) => `by ${part}`), ...missedFields];
  return missed.length === 0 ? null : `Filtered in part, not: ${missed.join(', ')}`;
}
