import type { Answer } from '../../answer/answer';
import { isObject, type Json } from '../../answer/json';
import { type List, listsOf } from '../../answer/lists';
import { ID, PREFIX } from '../../operation/additions';

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

/**
 * The list that a table shows first: one of several rows that stands in no other, then the outermost page of things, be it
 * of one, then one of several rows, pages before plain lists, the longest.
 */
export function bestOf(answer: Answer): List | undefined {
  const lists = listsIn(answer);
  const pages = lists.filter(isPageOfThings);
  const worth = (list: List): number => {
    const several = list.rows.length > 1;
    const outermost = isPageOfThings(list) && !pages.some((page) => isWithin(list, page));
    return (
      (several && !list.within ? 8e6 : 0) +
      (outermost ? 4e6 : 0) +
      (several ? 2e6 : 0) +
      (list.connection ? 1e6 : 0) +
      Math.min(list.rows.length, 1e6 - 1)
    );
  };
  return lists.reduce<List | undefined>((best, next) => (best && worth(best) >= worth(next) ? best : next), undefined);
}

// A row of figures, such as a cell of coverage, has no id: what it leads to is looked for.
function isPageOfThings({ connection, rows }: List): boolean {
  const value = rows[0]?.value;
  return connection && isObject(value) && typeof value[ID] === 'string';
}

function isWithin({ fields }: List, outer: List): boolean {
  return fields.length > outer.fields.length && outer.fields.every((field, place) => fields[place] === field);
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
