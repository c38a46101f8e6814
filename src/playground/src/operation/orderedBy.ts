import type { GraphQlRequest } from '../gateway/request';
import { argumentOf, fieldAt } from './fieldAt';

/** The fields by which a list is ordered, as in its objects: `RELATED_BY_COUNT` is `relatedByCount`. */
export function orderedBy(request: GraphQlRequest, names: readonly string[]): string[] {
  const field = fieldAt(request, names);
  const terms = field && argumentOf(field, 'orderBy', request.variables);
  return (Array.isArray(terms) ? terms : [terms]).flatMap((term: unknown) => {
    const name = typeof term === 'object' && term !== null ? (term as Record<string, unknown>)['field'] : null;
    return typeof name === 'string' ? [name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())] : [];
  });
}
