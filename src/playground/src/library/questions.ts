import type { ViewName } from '../store';

/** A worked question, from a `.graphql` file of the gateway. */
export interface Question {
  name: string;
  title: string;
  sentence: string;
  query: string;
  /** JSON, or nothing. */
  variables: string | null;
  view: ViewName | null;
  /** Whose file it is: one that ships, or one of this gateway's people. */
  source: 'newsgraph' | 'yours';
  /** Why the file could not be read; then it has no query. */
  problem?: string;
}

export async function readLibrary(): Promise<Question[]> {
  const response = await fetch('graphiql/library.json', { headers: { Accept: 'application/json' } });
  return response.ok ? ((await response.json()) as Question[]) : [];
}
