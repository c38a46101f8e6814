import { type FieldNode, parse, valueFromASTUntyped } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import { operationParts, selectionPath } from './selectionPath';

/** The field of an operation to which these response names lead; null if there is none or the operation cannot be parsed. */
export function fieldAt(request: GraphQlRequest, names: readonly string[]): FieldNode | null {
  const found: FieldNode[] = [];
  try {
    const parts = operationParts(parse(request.query), request.operationName);
    if (parts) {
      selectionPath(parts.operation.selectionSet, names, parts, (field) => {
        found.push(field);
        return field;
      });
    }
  } catch {
    // A query that cannot be parsed has no fields.
  }
  return found[0] ?? null;
}

/** The value of an argument of a field, with variables replaced; undefined if it is not given. */
export function argumentOf(field: FieldNode, name: string, variables: Record<string, unknown> | undefined): unknown {
  const argument = field.arguments?.find((one) => one.name.value === name);
  return argument && valueFromASTUntyped(argument.value, variables);
}

/** The fields by which a list is ordered, as in its objects: `RELATED_BY_COUNT` is `relatedByCount`. */
export function orderedBy(request: GraphQlRequest, names: readonly string[]): string[] {
  const field = fieldAt(request, names);
  const terms = field && argumentOf(field, 'orderBy', request.variables);
  return (Array.isArray(terms) ? terms : [terms]).flatMap((term: unknown) => {
    const name = typeof term === 'object' && term !== null ? (term as Record<string, unknown>)['field'] : null;
    return typeof name === 'string' ? [name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())] : [];
  });
}
