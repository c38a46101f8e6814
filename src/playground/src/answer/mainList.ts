import { ID } from '../operation/additions';
import type { Answer } from './answer';
import { isObject } from './json';
import { type List, listsOf } from './lists';

const listsByAnswer = new WeakMap<Answer, List[]>();

/** The lists of an answer that have rows; computed on the first call. */
export function listsIn(answer: Answer): List[] {
  let lists = listsByAnswer.get(answer);
  if (!lists) {
    lists = listsOf(answer.data).filter((list) => list.rows.length > 0);
    listsByAnswer.set(answer, lists);
  }
  return lists;
}

/**
 * The list that a table shows first. The order of preference is: a list of several rows that is not nested in another; the
 * outermost page of entities, even with one row; a list of several rows; pages before plain lists; the longest list.
 */
export function mainList(answer: Answer): List | undefined {
  const lists = listsIn(answer);
  const pages = lists.filter(isPageOfEntities);
  const score = (list: List): number => {
    const several = list.rows.length > 1;
    const outermost = isPageOfEntities(list) && !pages.some((page) => isNestedIn(list, page));
    return (
      (several && !list.nested ? 8e6 : 0) +
      (outermost ? 4e6 : 0) +
      (several ? 2e6 : 0) +
      (list.connection ? 1e6 : 0) +
      Math.min(list.rows.length, 1e6 - 1)
    );
  };
  return lists.reduce<List | undefined>((best, next) => (best && score(best) >= score(next) ? best : next), undefined);
}

// A row of figures, such as a cell of the coverage, has no id; the list that it leads to is preferred.
function isPageOfEntities({ connection, rows }: List): boolean {
  const value = rows[0]?.value;
  return connection && isObject(value) && typeof value[ID] === 'string';
}

function isNestedIn({ fields }: List, outer: List): boolean {
  return fields.length > outer.fields.length && outer.fields.every((field, place) => fields[place] === field);
}
