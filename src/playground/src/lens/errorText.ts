import type { GraphQlError } from '../gateway/request';

/** An error in a person's words. */
export interface Told {
  message: string;
  /** What the person can do. */
  mend: string | null;
  /** The argument and its field, where the error is about one. */
  about: string | null;
  code: string | null;
  /** Where in what was written. */
  place: { line: number; column: number } | null;
}

const MENDS: Record<string, string> = {
  SERVICE_UNAVAILABLE: 'The database is away or busy. Wait a moment and run this again; the gateway’s health says when it is back.',
  TIMEOUT: 'Ask for less: a smaller first, fewer levels of related articles, or a where that narrows it down.',
  OPERATION_TOO_LARGE: 'Ask for fewer fields or levels, or split this into several operations.',
  REQUEST_TOO_LARGE: 'Send less: shorter variables, or several requests.',
  GRAPHQL_VALIDATION_FAILED: 'The documentation at the left tells the fields and their types; Ctrl+Space completes.',
  GRAPHQL_PARSE_FAILED: 'Look for a bracket or a quote that is missing just before this place.',
  INTERNAL_SERVER_ERROR: 'The gateway’s log says what went wrong.',
};

export function told(error: GraphQlError): Told {
  const { code, argument, field, mend, suggestion } = error.extensions ?? {};
  const known = typeof code === 'string' ? code : null;
  const own = [mend, suggestion].find((text) => typeof text === 'string') as string | undefined;
  const named = typeof argument === 'string' && typeof field === 'string' ? `argument ${argument} of ${field}` : null;
  return {
    message: error.message,
    mend: own ?? (known ? (MENDS[known] ?? null) : null),
    about: named ?? pathText(error.path),
    code: known,
    place: error.locations?.[0] ?? null,
  };
}

/** A place in the answer, for people. */
export function pathText(path: readonly (string | number)[] | undefined): string | null {
  return path && path.length > 0 ? `at ${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join('.').replaceAll('.[', '[')}` : null;
}
