/** A copy of a set with a value added or, if it was there, removed. */
export function toggled<T>(set: ReadonlySet<T>, value: T): Set<T> {
  const copy = new Set(set);
  if (!copy.delete(value)) {
    copy.add(value);
  }
  return copy;
}
