import { Kind, parse, print, separateOperations } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import type { ViewName } from '../session/viewNames';
import type { ViewState } from '../session/viewState';
import { type Card, DashboardError, queryProblem } from './dashboard';

/** A card for a request that was run. Throws a `DashboardError` if it cannot be one, such as a mutation. */
export function cardOf(request: GraphQlRequest, view: ViewName, settings: ViewState, title: string): Omit<Card, 'id'> {
  const query = operationAlone(request);
  const problem = queryProblem(query);
  if (problem) {
    throw new DashboardError(problem);
  }
  const wide = view === 'network' || view === 'coverage';
  return {
    title: title.trim(),
    query,
    variables: request.variables ?? {},
    view,
    // Only settings of this view.
    settings: Object.fromEntries(Object.entries(settings).filter(([name]) => name.startsWith(`${view}.`))),
    width: wide ? 6 : 3,
    tall: wide,
  };
}

// The operation that was run, with its fragments; the text as it was written if it is the only one.
function operationAlone({ query, operationName }: GraphQlRequest): string {
  try {
    const document = parse(query);
    const several = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION).length > 1;
    const only = several && operationName ? separateOperations(document)[operationName] : undefined;
    return only ? print(only) : query;
  } catch {
    return query;
  }
}
