import type { Answer } from '../../answer/answer';
import { isObject, type Json } from '../../answer/json';
import { type List, listsOf } from '../../answer/lists';
import { PREFIX } from '../../operation/additions';

const known = new WeakMap<Answer, List[]>();

/** The lists of an answer that hold something; looked for once. */
export function listsIn(answer: Answer): List[] {
  let lists = known.get(answer);
  if (!lists) {
    lists = listsOf(answer.data).filter((list) => list.rows.length > 0);
    known.set(answer, lists);
  }
  return lists;
}

/** The list that a table shows first: the outermost of several rows, pages before plain lists, then the longest. */
export function bestOf(answer: Answer): List | undefined {
  return listsIn(answer).reduce<List | undefined>((best, next) => (best && worth(best) >= worth(next) ? best : next), undefined);
}

function worth(list: List): number {
  const several = list.rows.length > 1;
  return (several && !list.within ? 4e6 : 0) + (several ? 2e6 : 0) + (list.connection ? 1e6 : 0) + Math.min(list.rows.length, 1e6 - 1);
}

/** A single thing: what the names in its way say, and what it says itself. */
export interface Fact {
  name: string;
  value: unknown;
}

/** What an answer says outside its lists, as names and values. */
export function factsOf(data: unknown, path: string[] = []): Fact[] {
  if (!isObject(data)) {
    return [];
  }
  const found: Fact[] = [];
  for (const field in data as Json) {
    const value = data[field];
    if (field.startsWith(PREFIX)) {
      continue;
    }
    if (isObject(value)) {
      found.push(...factsOf(value, [...path, field]));
    } else if (!Array.isArray(value) || value.every((one) => typeof one !== 'object')) {
      found.push({ name: [...path, field].join('.'), value });
    }
  }
  return found;
}
