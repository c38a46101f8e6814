import { withKey } from '../gateway/credentials';
import { type Dashboard, dashboardOf } from './dashboard';

/** A dashboard of the gateway: one that ships with it, or one from the folder of its operators. */
export interface SharedDashboard {
  name: string;
  source: 'newsgraph' | 'yours';
  /** The dashboard; null if the file is wrong. */
  dashboard: Dashboard | null;
  /** What is wrong with the file. */
  problem: string | null;
}

interface SharedFile {
  name: string;
  source: 'newsgraph' | 'yours';
  content?: unknown;
  problem?: string;
}

const DASHBOARDS = 'graphiql/dashboards.json';

let reading: Promise<SharedDashboard[]> | null = null;

/** The dashboards of the gateway, requested once; `again` requests them anew. */
export function readSharedDashboards(again = false): Promise<SharedDashboard[]> {
  if (again || !reading) {
    reading = fetch(DASHBOARDS, { headers: withKey(DASHBOARDS, { Accept: 'application/json' }) }).then(async (response) =>
      response.ok ? ((await response.json()) as SharedFile[]).map(sharedOf) : [],
    );
    reading.catch(() => (reading = null));
  }
  return reading;
}

export function sharedOf({ name, source, content, problem }: SharedFile): SharedDashboard {
  if (problem) {
    return { name, source, dashboard: null, problem };
  }
  try {
    return { name, source, dashboard: dashboardOf(content), problem: null };
  } catch (error) {
    return { name, source, dashboard: null, problem: (error as Error).message };
  }
}
