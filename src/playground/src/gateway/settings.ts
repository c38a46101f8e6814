/** The settings of the page, from `graphiql/settings.json`. */
export interface Settings {
  /** The path of the GraphQL endpoint. */
  endpoint: string;
  /** Whether this caller may see statements and plans. */
  explain: boolean;
  /** Whether this caller may start imports. */
  imports: boolean;
  /** The names of the folders under the import root. */
  seedFolders: string[];
  limits: {
    defaultFirst: number;
    maxFirst: number;
    maxDepth: number;
    maxSelections: number;
    readTimeoutMillis: number;
  };
  version: string;
}

export async function readSettings(): Promise<Settings> {
  const response = await fetch('graphiql/settings.json', { headers: { Accept: 'application/json' } });
  if (!response.ok) {
    throw new Error(`The gateway does not tell its settings (status ${response.status}).`);
  }
  return (await response.json()) as Settings;
}
