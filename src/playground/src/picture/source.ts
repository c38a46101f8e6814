import { versionOf } from '../gateway/settings';
import { useSession } from '../session/store';

/** Where the data of a picture came from. */
export interface Source {
  /** The host and the port of the gateway. */
  gateway: string;
  /** Its version, with the commit if it is known. */
  version: string;
  /** The revision of the graph, if the gateway told it. */
  revision?: string | undefined;
  date: Date;
}

/** The gateway of this page as a source; the date is that of the answer. */
export function currentSource(date = new Date()): Source {
  const { settings } = useSession.getState();
  return { gateway: new URL(settings.endpoint, location.href).host, version: versionOf(settings), date };
}

/** The line that names a source, such as "Source: Newsgraph at news.example.org, version 0.1.0 (commit 76d6c09), 28 November 2026, 16:50 UTC". */
export function sourceLine({ gateway, version, revision, date }: Source): string {
  return [
    `Source: Newsgraph at ${gateway}`,
    ...(version ? [`version ${version}`] : []),
    ...(revision ? [`revision ${revision}`] : []),
    `${formatDay(date)}, ${date.toISOString().slice(11, 16)} UTC`,
  ].join(', ');
}

/** A date in words, in UTC: "28 November 2026". */
export function formatDay(date: Date): string {
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}
