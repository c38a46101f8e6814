/** Errors or notices with the same message. */
export interface ErrorGroup<T> {
  first: T;
  /** The places in the answer that they are about. */
  paths: (string | number)[][];
  count: number;
}

interface Groupable {
  message: string;
  code?: unknown;
  path?: (string | number)[] | undefined;
  locations?: unknown;
  extensions?: Record<string, unknown> | undefined;
}

/** Groups errors that have the same code and message, and the same location in the query. */
export function groupErrors<T extends Groupable>(errors: readonly T[]): ErrorGroup<T>[] {
  const groups = new Map<string, ErrorGroup<T>>();
  for (const error of errors) {
    const key = JSON.stringify([error.message, error.code ?? error.extensions?.['code'], error.locations]);
    let group = groups.get(key);
    if (group) {
      group.count++;
    } else {
      group = { first: error, paths: [], count: 1 };
      groups.set(key, group);
    }
    if (error.path && error.path.length > 0) {
      group.paths.push(error.path);
    }
  }
  return [...groups.values()];
}
