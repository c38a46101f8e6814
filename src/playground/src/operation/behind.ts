import { type FieldNode, Kind, type ObjectFieldNode, type ObjectValueNode, parse, print, type SelectionSetNode, type ValueNode } from 'graphql';
import { namesIn, type Row } from '../answer/lists';
import { keyOf } from '../answer/names';
import type { GraphQlRequest } from '../gateway/request';
import { along, type Parts, partsOf, queryOf, variablesNamed, withArguments } from './along';
import { ID, TYPE } from './additions';

const ARTICLE = 'title webUrl publishedDateTime quality heat provider { name domain } topics { name }';
const ARTICLES = `totalCount edges { node { ${ARTICLE} } }`;
const FIGURES = 'articleCount share averageQuality averageHeat';
const FIRST = 50;

/** The articles of a period of a timeline, or of groups by date; none when what was written has no such place. */
export function articlesOfPeriod(request: GraphQlRequest, row: Row, from: number, to: number): GraphQlRequest | null {
  const names = namesIn(row.path);
  const period = object({ publishedDateTime: object({ gte: text(instant(from)), lt: text(instant(to)) }) });
  return fromOwner(request, row, 'ArticlesOfPeriod', (selections, parts, rest) => {
    // A timeline stands beside the articles; groups stand in their page.
    const terminal = fieldAt(selections, rest, parts);
    return terminal?.name.value === 'timeline'
      ? along(selections, rest, parts, (field) => articlesInstead(field, period))
      : names.length > 1 && rest.length > 1
        ? along(selections, rest.slice(0, -1), parts, (field) => narrowed(field, period))
        : null;
  });
}

/** One cell of coverage with its articles, as they were counted. */
export function articlesOfCell(request: GraphQlRequest, row: Row, provider: string, topic: string): GraphQlRequest | null {
  const parts = partsOf(parse(request.query), request.operationName);
  if (!parts) {
    return null;
  }
  const names = namesIn(row.path);
  const place = names.at(-1) === 'node' ? names.slice(0, -2) : names;
  const field = fieldAt(parts.operation.selectionSet, place, parts);
  const written = field?.arguments?.find((argument) => argument.name.value === 'where')?.value;
  const cell = {
    provider: object({ domain: object({ eq: text(provider) }) }),
    topic: object({ slug: object({ eq: text(topic) }) }),
  };
  // Below a thing the filter is one of articles, at the root one of rows.
  const where = !written ? object(cell) : row.owner ? object({ ...cell, articles: written }) : object({ and: list(written, object(cell)) });
  const articles = row.owner && written ? `(where: ${print(written)}, first: ${FIRST})` : `(first: ${FIRST})`;
  const selections = selectionsOf(
    `{ coverage(where: ${print(where)}) { edges { node { provider { name domain } topic { name slug } ${FIGURES} articles${articles} { ${ARTICLES} } } } } }`,
  );
  return requestOf(selections, parts, 'CoverageCell', request);
}

type Made = (selections: SelectionSetNode, parts: Parts, names: string[]) => SelectionSetNode | null;

// Below a thing with an id the query begins with that thing alone.
function fromOwner(request: GraphQlRequest, row: Row, name: string, made: Made): GraphQlRequest | null {
  const parts = partsOf(parse(request.query), request.operationName);
  const names = namesIn(row.path);
  if (!parts) {
    return null;
  }
  if (!row.owner) {
    const selections = made(parts.operation.selectionSet, parts, names);
    return selections && requestOf(selections, parts, name, request);
  }
  const before = namesIn(row.owner.path);
  const owner = selectionsAt(parts.operation.selectionSet, before, parts);
  const inner = made(owner, parts, names.slice(before.length));
  const { value } = row.owner;
  return inner && requestOf(rootOf(String(value[TYPE]), String(value[ID]), inner), parts, name, request);
}

function rootOf(type: string, id: string, inner: SelectionSetNode): SelectionSetNode {
  const key = keyOf(id);
  const field = type === 'Topic' && key ? `topic(name: ${quoted(key)})` : type === 'Provider' && key ? `provider(domain: ${quoted(key)})` : null;
  const name = type === 'Topic' || type === 'Provider' ? 'name ' : '';
  return selectionsOf(field ? `{ ${field} { ${name}${inside(inner)} } }` : `{ node(id: ${quoted(id)}) { ... on ${type} { ${inside(inner)} } } }`);
}

function inside(selections: SelectionSetNode): string {
  return selections.selections.map(print).join(' ');
}

function selectionsAt(selections: SelectionSetNode, names: readonly string[], parts: Parts): SelectionSetNode {
  const found: SelectionSetNode[] = [];
  along(selections, names, parts, (field) => {
    if (field.selectionSet) {
      found.push(field.selectionSet);
    }
    return field;
  });
  return { kind: Kind.SELECTION_SET, selections: found.flatMap((one) => one.selections) };
}

function fieldAt(selections: SelectionSetNode, names: readonly string[], parts: Parts): FieldNode | null {
  let found: FieldNode | null = null;
  along(selections, names, parts, (field) => (found ??= field));
  return found;
}

function articlesInstead(timeline: FieldNode, period: ValueNode): FieldNode {
  const written = timeline.arguments?.find((argument) => argument.name.value === 'where')?.value;
  const where = written ? object({ and: list(written, period) }) : period;
  return selectionsOf(`{ articles(where: ${print(where)}, first: ${FIRST}) { ${ARTICLES} } }`).selections[0] as FieldNode;
}

function narrowed(connection: FieldNode, period: ValueNode): FieldNode {
  const written = connection.arguments?.find((argument) => argument.name.value === 'where')?.value;
  return {
    ...connection,
    arguments: withArguments(connection.arguments, {
      after: null,
      last: null,
      before: null,
      first: { kind: Kind.INT, value: String(FIRST) },
      where: written ? object({ and: list(written, period) }) : period,
    }),
    selectionSet: selectionsOf(`{ ${ARTICLES} }`),
  };
}

function requestOf(selections: SelectionSetNode, parts: Parts, name: string, request: GraphQlRequest): GraphQlRequest {
  const { text: query, variables } = queryOf(selections, parts, name);
  return { query, variables: variablesNamed(variables, request.variables) };
}

function selectionsOf(query: string): SelectionSetNode {
  const operation = parse(query, { noLocation: true }).definitions[0]!;
  return operation.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet : { kind: Kind.SELECTION_SET, selections: [] };
}

function object(fields: Record<string, ValueNode>): ObjectValueNode {
  return {
    kind: Kind.OBJECT,
    fields: Object.entries(fields).map(([name, value]): ObjectFieldNode => ({ kind: Kind.OBJECT_FIELD, name: { kind: Kind.NAME, value: name }, value })),
  };
}

function list(...values: ValueNode[]): ValueNode {
  return { kind: Kind.LIST, values };
}

function text(value: string): ValueNode {
  return { kind: Kind.STRING, value };
}

function quoted(value: string): string {
  return print(text(value));
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}
