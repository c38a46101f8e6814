import { withKey } from '../gateway/credentials';
import type { ViewName } from '../session/viewNames';

/** A question from a `.graphql` file of the gateway. */
export interface Question {
  name: string;
  title: string;
  sentence: string;
  query: string;
  /** JSON text, or null. */
  variables: string | null;
  view: ViewName | null;
  /** The origin of the file: the gateway itself, or the folder of its operators. */
  source: 'newsgraph' | 'yours';
  /** Why the file could not be read; it then has no query. */
  problem?: string;
}

export async function readLibrary(): Promise<Question[]> {
  const url = 'graphiql/library.json';
  const response = await fetch(url, { headers: withKey(url, { Accept: 'application/json' }) });
  return response.ok ? ((await response.json()) as Question[]) : [];
}
