/** What is said several times: once, with the places that it is said of. */
export interface Alike<T> {
  /** The first of them. */
  one: T;
  paths: (string | number)[][];
  count: number;
}

interface Said {
  message: string;
  code?: unknown;
  path?: (string | number)[] | undefined;
  locations?: unknown;
  extensions?: Record<string, unknown> | undefined;
}

/** Puts together what has the same code and words, and stands at the same place of what was written. */
export function alike<T extends Said>(all: readonly T[]): Alike<T>[] {
  const found = new Map<string, Alike<T>>();
  for (const one of all) {
    const key = JSON.stringify([one.message, one.code ?? one.extensions?.['code'], one.locations]);
    const known = found.get(key);
    if (known) {
      known.count++;
    } else {
      found.set(key, { one, paths: [], count: 1 });
    }
    if (one.path && one.path.length > 0) {
      found.get(key)!.paths.push(one.path);
    }
  }
  return [...found.values()];
}
