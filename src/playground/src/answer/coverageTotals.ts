import { parse } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import { operationParts, queryOf, selectionPath, variablesNamed, withArguments } from '../operation/selectionPath';
import type { Answer } from './answer';
import { isObject, type Json } from './json';
import { argumentValue, fieldAt, listValue, objectValue, stringValue, withCondition } from './syntax';

/** The articles that the cells of a coverage count. */
export interface CountedArticles {
  /** The filter of the articles; undefined for all. */
  where: unknown;
  /** Whether all cells with articles are asked for, so that a missing cell has none. */
  everyCell: boolean;
}

/** The numbers of articles that a coverage is compared with. */
export interface CoverageTotals {
  all: number;
  /** By domain. */
  providers: ReadonlyMap<string, number>;
  /** By slug. */
  topics: ReadonlyMap<string, number>;
}

/** The articles that a coverage counts, from its filter; null if its filter cannot be told as one of articles. */
export function countedArticles(request: GraphQlRequest, path: readonly string[], inEntity: boolean): CountedArticles | null {
  const parts = operationParts(parse(request.query), request.operationName);
  const field = parts && fieldAt(parts.operation.selectionSet, path, parts);
  if (!parts || !field) {
    return null;
  }
  const where = argumentValue(field, 'where', parts, request);
  if (!isObject(where)) {
    return { where: undefined, everyCell: true };
  }
  // In an entity the filter is one of articles; at the root it is one of cells.
  return inEntity ? { where, everyCell: true } : articlesOfCells(where);
}

function articlesOfCells(where: Json): CountedArticles | null {
  const filters: unknown[] = [];
  let everyCell = true;
  let known = true;
  const read = (filter: Json) => {
    for (const [name, value] of Object.entries(filter)) {
      if (value === null || value === undefined) {
        continue;
      }
      if (name === 'articles') {
        filters.push(value);
      } else if (name === 'and' && Array.isArray(value)) {
        value.filter(isObject).forEach(read);
      } else if (name === 'or' || name === 'not') {
        known &&= !mentions(value, 'articles');
        everyCell &&= onlySides(value);
      } else {
        everyCell &&= name === 'provider' || name === 'topic';
      }
    }
  };
  read(where);
  return known ? { where: filters.length > 1 ? { and: filters } : filters[0], everyCell } : null;
}

function mentions(value: unknown, name: string): boolean {
  return Array.isArray(value) ? value.some((one) => mentions(one, name)) : isObject(value) && (name in value || ['and', 'or', 'not'].some((one) => mentions(value[one], name)));
}

function onlySides(value: unknown): boolean {
  return Array.isArray(value)
    ? value.every(onlySides)
    : !isObject(value) || Object.entries(value).every(([name, one]) => name === 'provider' || name === 'topic' || (['and', 'or', 'not'].includes(name) && onlySides(one)));
}

/** The request for the numbers of articles by provider and by topic, under the filter of a coverage. */
export function totalsRequest({ where }: CountedArticles): GraphQlRequest {
  const query = `query CoverageTotals${where === undefined ? '' : '($where: ArticleFilter)'} {
  articles${where === undefined ? '' : '(where: $where)'} {
    totalCount
    providers: groups(by: PROVIDER, first: 1000) { nodes { key count } }
    topics: groups(by: TOPIC, first: 1000) { nodes { key count } }
  }
}`;
  return { query, variables: where === undefined ? {} : { where } };
}

export function totalsOf({ data }: Answer): CoverageTotals | null {
  const articles = isObject(data) ? data['articles'] : null;
  if (!isObject(articles)) {
    return null;
  }
  const counts = (groups: unknown) =>
    new Map((isObject(groups) && Array.isArray(groups['nodes']) ? groups['nodes'] : []).filter(isObject).map((group): [string, number] => [String(group['key']), Number(group['count'])]));
  return { all: Number(articles['totalCount']), providers: counts(articles['providers']), topics: counts(articles['topics']) };
}

/** The keys with the largest counts. */
export function largest(counts: ReadonlyMap<string, number>, most: number): string[] {
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, most).map(([key]) => key);
}

/** The request for the cells of these providers and topics only, with the filter of the coverage; null if there is none. */
export function cellsRequest(request: GraphQlRequest, path: readonly string[], providers: readonly string[], topics: readonly string[]): GraphQlRequest | null {
  const parts = operationParts(parse(request.query, { noLocation: true }), request.operationName);
  const within = (keys: readonly string[]) => objectValue({ in: listValue(...keys.map(stringValue)) });
  const condition = objectValue({ provider: objectValue({ domain: within(providers) }), topic: objectValue({ slug: within(topics) }) });
  const selections =
    parts &&
    selectionPath(parts.operation.selectionSet, path, parts, (field) => ({
      ...field,
      arguments: withArguments(field.arguments, { after: null, last: null, before: null, where: withCondition(field, condition) }),
    }));
  if (!parts || !selections) {
    return null;
  }
  const { text, variables } = queryOf(selections, parts, 'LargestCells');
  return { query: text, variables: variablesNamed(variables, request.variables) };
}
