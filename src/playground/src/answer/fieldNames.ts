import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import { type OperationParts, operationParts } from '../operation/selectionPath';
import { fieldAt } from './syntax';

const MAX_DEPTH = 10;

/** The names of the fields of a selection by their response names, such as `quality.average` by `q.average`. */
export function fieldNames(selections: SelectionSetNode | undefined, parts: OperationParts): Map<string, string> {
  const names = new Map<string, string>();
  const read = (one: SelectionSetNode | undefined, shown: string, real: string, depth: number): void => {
    for (const selection of (depth < MAX_DEPTH && one?.selections) || []) {
      if (selection.kind === Kind.FIELD) {
        const [alias, name] = [`${shown}${(selection.alias ?? selection.name).value}`, `${real}${selection.name.value}`];
        names.set(alias, name);
        read(selection.selectionSet, `${alias}.`, `${name}.`, depth + 1);
      } else {
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : parts.fragments.get(selection.name.value)?.selectionSet;
        read(inner, shown, real, depth + 1);
      }
    }
  };
  read(selections, '', '', 0);
  return names;
}

/** The names of the fields of the object that response names lead to; empty if the request has no such path. */
export function fieldNamesAt(request: GraphQlRequest, path: readonly string[]): ReadonlyMap<string, string> {
  try {
    const parts = operationParts(parse(request.query), request.operationName);
    const field = parts && fieldAt(parts.operation.selectionSet, path, parts);
    return parts && field ? fieldNames(field.selectionSet, parts) : new Map();
  } catch {
    return new Map();
  }
}
