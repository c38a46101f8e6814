import { withKey } from './credentials';
import { accessErrorOf } from './request';

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
  /** The other gateways that the page can query. */
  gateways?: OtherGateway[];
  /** The version of the gateway that serves the page; empty if another one was chosen. */
  version: string;
  /** The abbreviated id of the commit that this gateway was built from; empty if it is not known. */
  commit: string;
  /** Who this caller is; absent if the gateway has no callers with names. */
  identity?: Identity;
  /** The name of the other gateway that was chosen in this window; the endpoint is then its address. */
  gateway?: string;
}

export type Role = 'reader' | 'analyst' | 'importer' | 'admin';

/** A caller, as the gateway knows it. */
export interface Identity {
  /** The name of the key, or the subject of the token. */
  name: string;
  role: Role;
  /** Whether the caller has sent a key or a token. */
  signedIn: boolean;
}

/** Another gateway, as this one names it. */
export interface OtherGateway {
  name: string;
  /** The address of its GraphQL endpoint. */
  endpoint: string;
}

const CHOSEN = 'newsgraph:gateway';

/** Chooses the gateway that this window queries; null is the one that serves the page. It takes effect when the page is loaded again. */
export function chooseGateway(name: string | null, storage: Pick<Storage, 'setItem' | 'removeItem'> = sessionStorage): void {
  if (name === null) {
    storage.removeItem(CHOSEN);
  } else {
    storage.setItem(CHOSEN, name);
  }
}

/**
 * The settings for the gateway that was chosen in this window. Estimates, statements and imports are offered, and the version is
 * known, only for the gateway that serves the page.
 */
export function withChosenGateway(settings: Settings, storage: () => Pick<Storage, 'getItem'> = () => sessionStorage): Settings {
  let name: string | null = null;
  try {
    name = storage().getItem(CHOSEN);
  } catch {
    // Without storage nothing can be chosen.
  }
  const other = settings.gateways?.find((gateway) => gateway.name === name);
  return other ? { ...settings, endpoint: other.endpoint, gateway: other.name, explain: false, imports: false, version: '', commit: '' } : settings;
}

/** The version with the commit, such as "0.1.0 (commit 76d6c09)". */
export function versionOf({ version, commit }: Pick<Settings, 'version' | 'commit'>): string {
  return version && commit ? `${version} (commit ${commit})` : version;
}

export async function readSettings(): Promise<Settings> {
  const url = 'graphiql/settings.json';
  const response = await fetch(url, { headers: withKey(url, { Accept: 'application/json' }) });
  if (response.status === 401 || response.status === 403) {
    throw accessErrorOf({ status: response.status, body: await response.json().catch(() => ({})) })!;
  }
  if (!response.ok) {
    throw new Error(`The gateway does not tell its settings (status ${response.status}).`);
  }
  return withChosenGateway((await response.json()) as Settings);
}
