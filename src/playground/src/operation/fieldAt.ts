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
