import type { GraphQlRequest } from '../gateway/request';
import { useSession } from './store';
import type { ViewName } from './viewNames';

/** Opens a request in a new tab and runs it. */
export function openQuery({ query, variables }: GraphQlRequest, view: ViewName): void {
  const text = Object.keys(variables ?? {}).length > 0 ? JSON.stringify(variables, null, 2) : undefined;
  useSession.getState().openTab({ query, variables: text, view, run: true });
}
