import { type DocumentNode, type FieldNode, Kind, parse, parseValue, visit } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import { type OperationParts, operationParts, queryOf, selectionPath, variablesNamed, withArguments } from '../operation/selectionPath';
import { fieldNames } from './fieldNames';
import { argumentValue, fieldAt } from './syntax';

/** A field of an operation that returns periods. */
export interface PeriodField {
  name: 'timeline' | 'groups';
  /** The interval that is asked for, such as `MONTH`. */
  interval: string;
  /** The greatest number of groups that is asked for; null for a timeline. */
  first: number | null;
  /** The names of the fields of a period by their response names, such as `quality.average` by `q.average`. */
  names: ReadonlyMap<string, string>;
}

const DEFAULT_GROUPS = 100;
const MAX_GROUPS = 1_000;

/** The field of periods that response names lead to; null if there is none. */
export function periodFieldAt(request: GraphQlRequest, path: readonly string[]): PeriodField | null {
  const parts = operationParts(parse(request.query), request.operationName);
  const own = parts && pathOfPeriods(path, parts);
  const field = parts && own && fieldAt(parts.operation.selectionSet, own, parts);
  const period = parts && fieldAt(parts.operation.selectionSet, path, parts);
  const name = field?.name.value;
  if (!field || !period || (name !== 'timeline' && name !== 'groups')) {
    return null;
  }
  const value = (argument: string) => argumentValue(field, argument, parts, request);
  const names = fieldNames(period.selectionSet, parts);
  return name === 'timeline'
    ? { name, interval: String(value('interval') ?? 'DAY'), first: null, names }
    : { name, interval: String(value('by')), first: Number(value('first') ?? DEFAULT_GROUPS), names };
}

/** The path of the field whose periods a path leads to: groups are a connection, so they are its nodes. */
export function pathOfPeriods(path: readonly string[], parts: OperationParts): readonly string[] {
  const last = fieldAt(parts.operation.selectionSet, path, parts)?.name.value;
  return last === 'nodes' ? path.slice(0, -1) : last === 'node' ? path.slice(0, -2) : path;
}

/** The request with another interval of the fields that these paths lead to, and without other root fields. */
export function withInterval(request: GraphQlRequest, paths: readonly (readonly string[])[], interval: string): GraphQlRequest | null {
  const document = parse(request.query, { noLocation: true });
  const parts = operationParts(document, request.operationName);
  if (!parts) {
    return null;
  }
  const fields = new Set<FieldNode>();
  for (const path of paths) {
    selectionPath(parts.operation.selectionSet, pathOfPeriods(path, parts), parts, (field) => (fields.add(field), field));
  }
  const changed: DocumentNode = visit(document, {
    Field: (field) => (fields.has(field) ? { ...field, arguments: withArguments(field.arguments, argumentsFor(field, interval)) } : undefined),
  });
  const changedParts = operationParts(changed, request.operationName);
  if (!changedParts || fields.size === 0) {
    return null;
  }
  const roots = new Set(paths.map((path) => path[0]));
  const selections = changedParts.operation.selectionSet.selections.filter(
    (one) => one.kind !== Kind.FIELD || roots.has((one.alias ?? one.name).value),
  );
  const { text, variables } = queryOf({ kind: Kind.SELECTION_SET, selections }, changedParts, `By${interval[0]}${interval.slice(1).toLowerCase()}`);
  return { query: text, variables: variablesNamed(variables, request.variables) };
}

function argumentsFor(field: FieldNode, interval: string) {
  const value = parseValue(interval);
  return field.name.value === 'timeline' ? { interval: value } : { by: value, first: parseValue(String(MAX_GROUPS)) };
}
