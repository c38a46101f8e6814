import { type Answer, cameAs } from '../../answer/answer';
import { isObject, type Json } from '../../answer/json';
import type { List, Row } from '../../answer/lists';
import { PAGE } from '../../operation/additions';

/** The answer with the rows that were read in the place of the page that was asked for. */
export function withRows(answer: Answer, fields: List['fields'], rows: readonly Row[], more: boolean): Answer {
  const data = replaced(answer.data, fields, (connection) => {
    const pages = [PAGE, 'pageInfo'].filter((name) => isObject(connection[name]));
    return {
      ...connection,
      ...Object.fromEntries(pages.map((name) => [name, { ...(connection[name] as Json), hasNextPage: more }])),
      edges: rows.map(({ edge }) => edge),
    };
  });
  return { ...answer, data, came: cameAs(answer) };
}

function replaced(value: unknown, [field, ...rest]: readonly string[], made: (connection: Json) => Json): unknown {
  if (!isObject(value)) {
    return value;
  }
  return field === undefined ? made(value) : { ...value, [field]: replaced(value[field], rest, made) };
}
