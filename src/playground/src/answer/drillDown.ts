import { type FieldNode, Kind, parse, print, type SelectionSetNode, type ValueNode } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import { ID, TYPE } from '../operation/additions';
import { type OperationParts, operationParts, queryOf, selectionPath, variablesNamed, withArguments } from '../operation/selectionPath';
import { namesIn, type Row } from './lists';
import { keyOf } from './names';
import { fieldAt, listValue, objectValue, selectionsOf, stringLiteral, stringValue, withCondition } from './syntax';

const ARTICLE = 'title webUrl publishedDateTime quality heat provider { name domain } topics { name }';
const ARTICLES = `totalCount edges { node { ${ARTICLE} } }`;
const FIGURES = 'articleCount share averageQuality averageHeat';
const FIRST = 50;

/** The query for the articles of a period of a timeline or of groups by date; null if the operation has no such field. */
export function articlesOfPeriod(request: GraphQlRequest, row: Row, from: number, to: number): GraphQlRequest | null {
  const names = namesIn(row.path);
  const period = objectValue({ publishedDateTime: objectValue({ gte: stringValue(isoInstant(from)), lt: stringValue(isoInstant(to)) }) });
  return fromOwner(request, row, 'ArticlesOfPeriod', (selections, parts, rest) => {
    // A timeline is a sibling of the articles; groups are a field of their connection.
    const terminal = fieldAt(selections, rest, parts)?.name.value;
    const groups = rest.slice(0, terminal === 'nodes' ? -1 : terminal === 'node' ? -2 : undefined);
    return terminal === 'timeline'
      ? selectionPath(selections, rest, parts, (field) => articlesField(field, period))
      : names.length > 1 && groups.length > 1
        ? selectionPath(selections, groups.slice(0, -1), parts, (field) => filteredByPeriod(field, period))
        : null;
  });
}

/** The query for a cell of the coverage with its articles, under the filter by which they were counted. */
export function articlesOfCell(request: GraphQlRequest, row: Row, provider: string, topic: string): GraphQlRequest | null {
  const parts = operationParts(parse(request.query), request.operationName);
  if (!parts) {
    return null;
  }
  const names = namesIn(row.path);
  const place = names.at(-1) === 'node' ? names.slice(0, -2) : names;
  const field = fieldAt(parts.operation.selectionSet, place, parts);
  const written = field?.arguments?.find((argument) => argument.name.value === 'where')?.value;
  const cell = {
    provider: objectValue({ domain: objectValue({ eq: stringValue(provider) }) }),
    topic: objectValue({ slug: objectValue({ eq: stringValue(topic) }) }),
  };
  // In an entity the filter applies to articles, at the root to rows of the coverage.
  const where = !written ? objectValue(cell) : row.owner ? objectValue({ ...cell, articles: written }) : objectValue({ and: listValue(written, objectValue(cell)) });
  const articles = row.owner && written ? `(where: ${print(written)}, first: ${FIRST})` : `(first: ${FIRST})`;
  const selections = selectionsOf(
    `{ coverage(where: ${print(where)}) { edges { node { provider { name domain } topic { name slug } ${FIGURES} articles${articles} { ${ARTICLES} } } } } }`,
  );
  return requestOf(selections, parts, 'CoverageCell', request);
}

type Build = (selections: SelectionSetNode, parts: OperationParts, names: string[]) => SelectionSetNode | null;

// For a row of an entity the query begins with that entity, so that it returns no others.
function fromOwner(request: GraphQlRequest, row: Row, name: string, build: Build): GraphQlRequest | null {
  const parts = operationParts(parse(request.query), request.operationName);
  const names = namesIn(row.path);
  if (!parts) {
    return null;
  }
  if (!row.owner) {
    const selections = build(parts.operation.selectionSet, parts, names);
    return selections && requestOf(selections, parts, name, request);
  }
  const before = namesIn(row.owner.path);
  const owner = selectionsAt(parts.operation.selectionSet, before, parts);
  const inner = build(owner, parts, names.slice(before.length));
  const { value } = row.owner;
  return inner && requestOf(rootOf(String(value[TYPE]), String(value[ID]), inner), parts, name, request);
}

function rootOf(type: string, id: string, inner: SelectionSetNode): SelectionSetNode {
  const key = keyOf(id);
  const field = type === 'Topic' && key ? `topic(name: ${stringLiteral(key)})` : type === 'Provider' && key ? `provider(domain: ${stringLiteral(key)})` : null;
  const name = type === 'Topic' || type === 'Provider' ? 'name ' : '';
  return selectionsOf(field ? `{ ${field} { ${name}${inside(inner)} } }` : `{ node(id: ${stringLiteral(id)}) { ... on ${type} { ${inside(inner)} } } }`);
}

function inside(selections: SelectionSetNode): string {
  return selections.selections.map(print).join(' ');
}

function selectionsAt(selections: SelectionSetNode, names: readonly string[], parts: OperationParts): SelectionSetNode {
  const found: SelectionSetNode[] = [];
  selectionPath(selections, names, parts, (field) => {
    if (field.selectionSet) {
      found.push(field.selectionSet);
    }
    return field;
  });
  return { kind: Kind.SELECTION_SET, selections: found.flatMap((one) => one.selections) };
}

function articlesField(timeline: FieldNode, period: ValueNode): FieldNode {
  return selectionsOf(`{ articles(where: ${print(withCondition(timeline, period))}, first: ${FIRST}) { ${ARTICLES} } }`).selections[0] as FieldNode;
}

function filteredByPeriod(connection: FieldNode, period: ValueNode): FieldNode {
  return {
    ...connection,
    arguments: withArguments(connection.arguments, {
      after: null,
      last: null,
      before: null,
      first: { kind: Kind.INT, value: String(FIRST) },
      where: withCondition(connection, period),
    }),
    selectionSet: selectionsOf(`{ ${ARTICLES} }`),
  };
}

function requestOf(selections: SelectionSetNode, parts: OperationParts, name: string, request: GraphQlRequest): GraphQlRequest {
  const { text: query, variables } = queryOf(selections, parts, name);
  return { query, variables: variablesNamed(variables, request.variables) };
}

function isoInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}
