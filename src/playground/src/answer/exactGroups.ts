import { type FieldNode, type GraphQLSchema, isObjectType, Kind, parse, type SelectionNode, TypeInfo, type ValueNode, visit, visitWithTypeInfo } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import { operationParts, queryOf, selectionPath, variablesNamed, withArguments } from '../operation/selectionPath';
import { fieldAt, listValue, objectValue, selectionsOf, stringValue, withCondition } from './syntax';

/** By what the gateway can tell groups of articles apart. */
export type Grouping = 'PROVIDER' | 'TOPIC' | 'TYPE' | 'CATEGORY';

/** The response name of the root field with the articles that belong to none of the listed groups. */
export const OTHERS_NAME = 'others';

/** Whether the gateway can group the rows of the connection that response names lead to. */
export function canGroup(request: GraphQlRequest, path: readonly string[], schema: GraphQLSchema | null): boolean {
  const document = parse(request.query, { noLocation: true });
  const parts = operationParts(document, request.operationName);
  const field = parts && fieldAt(parts.operation.selectionSet, path, parts);
  if (!field || !schema) {
    return false;
  }
  let found = false;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: (selections) => {
        const type = types.getParentType();
        found ||= selections === field.selectionSet && isObjectType(type) && 'groups' in type.getFields() && 'aggregate' in type.getFields();
      },
    }),
  );
  return found;
}

/** The request for the number of rows, their first and last date, the number without a date, and the largest groups. */
export function overviewRequest(request: GraphQlRequest, path: readonly string[], grouping: Grouping | null, groups: number): GraphQlRequest | null {
  const undated = objectValue({ publishedDateTime: objectValue({ isNull: { kind: Kind.BOOLEAN, value: true } }) });
  return ofConnection(request, path, 'ExactNumbers', (field) => ({
    all: connection(
      field,
      null,
      `totalCount aggregate { publishedDateTime { min max } } ${grouping ? `groups(by: ${grouping}, first: ${groups}) { nodes { key ${NAMED[grouping]} count } }` : ''}`,
    ),
    undated: connection(field, undated, 'totalCount'),
  }));
}

/**
 * The request for the periods of each of these groups, `of0`, `of1` and so on, and of the articles in none of them. Without a
 * grouping it asks for the periods of all articles. An article with several topics is in the group of each.
 */
export function groupedPeriodsRequest(
  request: GraphQlRequest,
  path: readonly string[],
  grouping: Grouping | null,
  keys: readonly string[],
  interval: string,
): GraphQlRequest | null {
  const periods = `groups(by: ${interval}, first: 1000) { nodes { start count quality { average } heat { average } } }`;
  return ofConnection(request, path, `ExactBy${interval[0]}${interval.slice(1).toLowerCase()}`, (field) =>
    grouping
      ? {
          ...Object.fromEntries(keys.map((key, place) => [`of${place}`, connection(field, conditionFor(grouping, [key], false), periods)])),
          [OTHERS_NAME]: connection(field, conditionFor(grouping, keys, true), periods),
        }
      : { all: connection(field, null, periods) },
  );
}

const NAMED: Record<Grouping, string> = { PROVIDER: 'provider { name }', TOPIC: 'topic { name }', TYPE: '', CATEGORY: '' };

function conditionFor(grouping: Grouping, keys: readonly string[], none: boolean): ValueNode {
  const within = objectValue({ in: listValue(...keys.map(stringValue)) });
  if (grouping === 'TOPIC') {
    return objectValue({ topics: objectValue({ [none ? 'none' : 'some']: objectValue({ slug: within }) }) });
  }
  const condition = grouping === 'PROVIDER' ? objectValue({ provider: objectValue({ domain: within }) }) : objectValue({ [grouping.toLowerCase()]: within });
  return none ? objectValue({ not: condition }) : condition;
}

// Filter and search text stay as written; the page and its order do not matter.
function connection(field: FieldNode, condition: ValueNode | null, selected: string): FieldNode {
  return {
    ...field,
    arguments: withArguments(field.arguments, {
      ...Object.fromEntries(['first', 'after', 'last', 'before', 'orderBy'].map((name) => [name, null])),
      ...(condition ? { where: withCondition(field, condition) } : {}),
    }),
    selectionSet: selectionsOf(`{ ${selected} }`),
  };
}

// Each connection has a root field of its own: the gateway makes one statement of a root field, and large ones take long.
function ofConnection(request: GraphQlRequest, path: readonly string[], name: string, build: (field: FieldNode) => Record<string, FieldNode>): GraphQlRequest | null {
  const parts = operationParts(parse(request.query, { noLocation: true }), request.operationName);
  const field = parts && fieldAt(parts.operation.selectionSet, path, parts);
  if (!parts || !field) {
    return null;
  }
  const selections = Object.entries(build(field)).flatMap(([alias, one]) =>
    renamed(selectionPath(parts.operation.selectionSet, path, parts, () => one)?.selections ?? [], alias),
  );
  const { text, variables } = queryOf({ kind: Kind.SELECTION_SET, selections }, parts, name);
  return { query: text, variables: variablesNamed(variables, request.variables) };
}

function renamed(selections: readonly SelectionNode[], alias: string): readonly SelectionNode[] {
  return selections.map((one) =>
    one.kind === Kind.FIELD
      ? { ...one, alias: { kind: Kind.NAME, value: alias } }
      : one.kind === Kind.INLINE_FRAGMENT
        ? { ...one, selectionSet: { ...one.selectionSet, selections: renamed(one.selectionSet.selections, alias) } }
        : one,
  );
}
