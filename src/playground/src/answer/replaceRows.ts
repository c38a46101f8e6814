import { PAGE } from '../operation/additions';
import { type Answer, originalOf } from './answer';
import { isObject, type Json } from './json';
import type { List, Row } from './lists';

/** The answer with other rows in the place of a page's rows; `more` tells whether further pages follow. */
export function replaceRows(answer: Answer, fields: List['fields'], rows: readonly Row[], more: boolean): Answer {
  const data = replaceAt(answer.data, fields, (connection) => {
    const pages = [PAGE, 'pageInfo'].filter((name) => isObject(connection[name]));
    return {
      ...connection,
      ...Object.fromEntries(pages.map((name) => [name, { ...(connection[name] as Json), hasNextPage: more }])),
      edges: rows.map(({ edge }) => edge),
    };
  });
  return { ...answer, data, original: originalOf(answer) };
}

function replaceAt(value: unknown, [field, ...rest]: readonly string[], replace: (connection: Json) => Json): unknown {
  if (!isObject(value)) {
    return value;
  }
  return field === undefined ? replace(value) : { ...value, [field]: replaceAt(value[field], rest, replace) };
}
