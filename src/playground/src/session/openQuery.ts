import { currentRoute, navigate } from '../address/route';
import type { GraphQlRequest } from '../gateway/request';
import { useSession } from './store';
import { paramsOf } from './tabAddress';
import type { ViewName } from './viewNames';

/** Opens a request in a new tab of the page Query and runs it; from another page, it goes there. */
export function openQuery({ query, variables }: GraphQlRequest, view: ViewName): void {
  const text = Object.keys(variables ?? {}).length > 0 ? JSON.stringify(variables, null, 2) : undefined;
  if (currentRoute().page === 'query') {
    useSession.getState().openTab({ query, variables: text, view, run: true });
  } else {
    navigate({ page: 'query', params: paramsOf({ query, variables: text, view }) });
  }
}
