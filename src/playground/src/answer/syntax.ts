import { type FieldNode, Kind, type ObjectFieldNode, type ObjectValueNode, parse, print, type SelectionSetNode, type ValueNode, valueFromASTUntyped } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import { type OperationParts, selectionPath } from '../operation/selectionPath';

/** The field that response names lead to; null if the selection has no such path. */
export function fieldAt(selections: SelectionSetNode, names: readonly string[], parts: OperationParts): FieldNode | null {
  let found: FieldNode | null = null;
  selectionPath(selections, names, parts, (field) => (found ??= field));
  return found;
}

/** The value of an argument of a field, with the variables of the request; undefined if it is not written. */
export function argumentValue(field: FieldNode, name: string, parts: OperationParts, request: GraphQlRequest): unknown {
  const written = field.arguments?.find((one) => one.name.value === name)?.value;
  const defaults = (parts.operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
  );
  return written && valueFromASTUntyped(written, { ...Object.fromEntries(defaults), ...request.variables });
}

/** The selections of a query without variables. */
export function selectionsOf(query: string): SelectionSetNode {
  const operation = parse(query, { noLocation: true }).definitions[0]!;
  return operation.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet : { kind: Kind.SELECTION_SET, selections: [] };
}

/** A filter and one more condition, which both must match. */
export function withCondition(field: FieldNode, condition: ValueNode): ValueNode {
  const written = field.arguments?.find((argument) => argument.name.value === 'where')?.value;
  return written && written.kind !== Kind.NULL ? objectValue({ and: listValue(written, condition) }) : condition;
}

export function objectValue(fields: Record<string, ValueNode>): ObjectValueNode {
  return {
    kind: Kind.OBJECT,
    fields: Object.entries(fields).map(([name, value]): ObjectFieldNode => ({ kind: Kind.OBJECT_FIELD, name: { kind: Kind.NAME, value: name }, value })),
  };
}

export function listValue(...values: ValueNode[]): ValueNode {
  return { kind: Kind.LIST, values };
}

export function stringValue(value: string): ValueNode {
  return { kind: Kind.STRING, value };
}

export function stringLiteral(value: string): string {
  return print(stringValue(value));
}
