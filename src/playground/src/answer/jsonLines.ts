import { ID, PREFIX } from '../operation/additions';
import { isObject, type Path } from './json';

/** A range of lines of the displayed JSON, counted from 1; both ends are included. */
export interface Lines {
  from: number;
  to: number;
}

const counted = new WeakMap<object, number>();

/**
 * The number of lines that a value takes in the JSON that GraphiQL displays: `JSON.stringify` with an indent, without the
 * added fields. Counting is much cheaper than parsing the text, and exact, since a string never breaks a line.
 */
export function linesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return 1;
  }
  let lines = counted.get(value);
  if (lines === undefined) {
    lines = 0;
    for (const [, child] of childrenOf(value)) {
      lines += linesOf(child);
    }
    lines = lines === 0 ? 1 : lines + 2;
    counted.set(value, lines);
  }
  return lines;
}

/** The lines of the value at a path. */
export function linesAt(root: unknown, path: Path): Lines | null {
  let from = 1;
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) {
      return null;
    }
    from++;
    let found = false;
    for (const [key, child] of childrenOf(value)) {
      if (key === step) {
        value = child;
        found = true;
        break;
      }
      from += linesOf(child);
    }
    if (!found) {
      return null;
    }
  }
  return { from, to: from + linesOf(value) - 1 };
}

/** The id of the innermost entity at a line of the JSON; null if there is none. */
export function idAt(root: unknown, line: number): string | null {
  let value = root;
  let from = 1;
  let id: string | null = null;
  while (typeof value === 'object' && value !== null) {
    const own = isObject(value) ? value[ID] : null;
    id = typeof own === 'string' ? own : id;
    let at = from + 1;
    let next: unknown;
    for (const [, child] of childrenOf(value)) {
      const length = linesOf(child);
      if (line >= at && line < at + length) {
        next = child;
        break;
      }
      at += length;
    }
    value = next;
    from = at;
  }
  return id;
}

function* childrenOf(value: object): Generator<[string | number, unknown]> {
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place++) {
      yield [place, value[place]];
    }
    return;
  }
  for (const key in value) {
    const child = (value as Record<string, unknown>)[key];
    if (child !== undefined && !key.startsWith(PREFIX)) {
      yield [key, child];
    }
  }
}
