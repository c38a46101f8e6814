import { type FieldNode, Kind, parse, parseType, parseValue, type SelectionNode, type VariableDefinitionNode } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import { along, fieldsNamed, type Parts, partsOf, queryOf, variablesNamed, withArguments } from './along';
import { PAGE, PREFIX } from './additions';

const AFTER = `${PREFIX}after`;
const FIRST = `${PREFIX}first`;
export const TOTAL = `${PREFIX}total`;

/** Asks for one connection of what was written, page by page from its start. */
export interface Paging {
  /** Whether what was written asks for a piece that need not be the start: by `after`, `last` or `before`. */
  piece: boolean;
  /** The page behind a cursor, or the first; with `counted`, how many there are in all is asked for, too. */
  page(first: number, after: string | null, counted: boolean): GraphQlRequest;
}

/**
 * The paging of the connection to which these names in the answer lead; none when what was written has no such. What it
 * says of where and in which order stays; where the page began and ended does not.
 */
export function pagingOf(request: GraphQlRequest, names: readonly string[], counts: boolean): Paging | null {
  const parts = partsOf(parse(request.query), request.operationName);
  if (!parts) {
    return null;
  }
  let piece = false;
  const text = (counted: boolean) => {
    const selections = along(parts.operation.selectionSet, names, parts, (field) => {
      piece ||= !!field.arguments?.some(({ name }) => ['after', 'last', 'before'].includes(name.value));
      return pageOf(field, parts, counted);
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
    piece,
    page: (first, after, counted) => ({
      query: (counted ? counting : plain).text,
      variables: { ...variables, [FIRST]: first, [AFTER]: after },
    }),
  };
}

// Counts and groups of a connection are the same on each page, so they are not asked for again.
function pageOf(field: FieldNode, parts: Parts, counted: boolean): FieldNode {
  const rows = field.selectionSet ? fieldsNamed(field.selectionSet, ['edges'], parts).selections : [];
  return {
    ...field,
    arguments: withArguments(field.arguments, {
      last: null,
      before: null,
      first: parseValue(`$${FIRST}`),
      after: parseValue(`$${AFTER}`),
    }),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...rows, ...asked(counted)] },
  };
}

function asked(counted: boolean): readonly SelectionNode[] {
  const written = `{ ${PAGE}: pageInfo { hasNextPage endCursor } ${counted ? `${TOTAL}: totalCount` : ''} }`;
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
