import { parse } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import { operationParts } from '../operation/selectionPath';
import { type List, namesIn } from './lists';
import { argumentValue, fieldAt } from './syntax';

const DEFAULT_SIZE = 10;

/**
 * Whether one of the pages that are combined into a nested list is full, so that it may have more rows. The answer does not
 * say whether another page follows, as that would be asked once for each row of the outer list.
 */
export function hasFullPage(request: GraphQlRequest, list: List): boolean {
  if (!list.nested || !list.connection || list.total !== null || list.rows.length === 0) {
    return false;
  }
  const size = sizeOf(request, namesIn(list.rows[0]!.path).slice(0, -2));
  const counts = new Map<string, number>();
  for (const { path } of list.rows) {
    const page = path.slice(0, -3).join('\n');
    counts.set(page, (counts.get(page) ?? 0) + 1);
  }
  return [...counts.values()].some((count) => count >= size);
}

function sizeOf(request: GraphQlRequest, path: readonly string[]): number {
  try {
    const parts = operationParts(parse(request.query), request.operationName);
    const field = parts && fieldAt(parts.operation.selectionSet, path, parts);
    const [first, last] = parts && field ? ['first', 'last'].map((name) => argumentValue(field, name, parts, request)) : [];
    return Number(first ?? last ?? DEFAULT_SIZE);
  } catch {
    return DEFAULT_SIZE;
  }
}
