import { type FieldNode, Kind, parse, parseType, parseValue, type SelectionNode, type VariableDefinitionNode } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import { PAGE, PREFIX } from './additions';
import { fieldsNamed, type OperationParts, operationParts, queryOf, selectionPath, variablesNamed, withArguments } from './selectionPath';

const AFTER = `${PREFIX}after`;
const FIRST = `${PREFIX}first`;
export const TOTAL = `${PREFIX}total`;

/** Requests the pages of one connection of an operation, from the first page. */
export interface Paging {
  /** Whether the operation asks for a page that may not be the first, by `after`, `last` or `before`. */
  partial: boolean;
  /** The request for the page after a cursor, or for the first page; with `withTotal`, also for the total count. */
  page(first: number, after: string | null, withTotal: boolean): GraphQlRequest;
}

/**
 * The paging of the connection that these response names lead to; null if the operation has no such connection. Filter and
 * order stay as written; the arguments of the page are replaced.
 */
export function pagingOf(request: GraphQlRequest, names: readonly string[], counts: boolean): Paging | null {
  const parts = operationParts(parse(request.query), request.operationName);
  if (!parts) {
    return null;
  }
  let partial = false;
  const text = (withTotal: boolean) => {
    const selections = selectionPath(parts.operation.selectionSet, names, parts, (field) => {
      partial ||= !!field.arguments?.some(({ name }) => ['after', 'last', 'before'].includes(name.value));
      return pageOf(field, parts, withTotal);
    });
    return selections && queryOf(selections, parts, 'AllRows', VARIABLES);
  };
  const plain = text(false);
  const counting = counts ? text(true) : plain;
  if (!plain || !counting) {
    return null;
  }
  const variables = variablesNamed(plain.variables, request.variables);
  return {
    partial,
    page: (first, after, withTotal) => ({
      query: (withTotal ? counting : plain).text,
      variables: { ...variables, [FIRST]: first, [AFTER]: after },
    }),
  };
}

// Counts and groups of a connection are the same on each page, so only the edges are requested.
function pageOf(field: FieldNode, parts: OperationParts, withTotal: boolean): FieldNode {
  const rows = field.selectionSet ? fieldsNamed(field.selectionSet, ['edges'], parts).selections : [];
  return {
    ...field,
    arguments: withArguments(field.arguments, {
      last: null,
      before: null,
      first: parseValue(`$${FIRST}`),
      after: parseValue(`$${AFTER}`),
    }),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...rows, ...pageFields(withTotal)] },
  };
}

function pageFields(withTotal: boolean): readonly SelectionNode[] {
  const written = `{ ${PAGE}: pageInfo { hasNextPage endCursor } ${withTotal ? `${TOTAL}: totalCount` : ''} }`;
  const operation = parse(written).definitions[0]!;
  return operation.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
}

const VARIABLES: readonly VariableDefinitionNode[] = [
  [FIRST, 'Int!'],
  [AFTER, 'String'],
].map(([name, type]) => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name! } },
  type: parseType(type!),
}));
