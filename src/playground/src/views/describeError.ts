import type { GraphQlError } from '../gateway/request';

/** An error, described for people. */
export interface ErrorDescription {
  message: string;
  /** How to fix it. */
  hint: string | null;
  /** The argument and its field, or the place in the answer. */
  about: string | null;
  code: string | null;
  /** The location in the query. */
  place: { line: number; column: number } | null;
}

const HINTS: Record<string, string> = {
  SERVICE_UNAVAILABLE:
    'The database is unavailable or busy. Wait a moment and run this again; the gateway’s health endpoint tells when it is back.',
  OVERLOADED: 'The gateway runs as many operations as it may. Wait a moment and run this again.',
  TIMEOUT: 'Ask for less: a smaller first, fewer levels of related articles, or a where that narrows it down.',
  OPERATION_TOO_LARGE: 'Ask for fewer fields or levels, or split this into several operations.',
  REQUEST_TOO_LARGE: 'Send less: shorter variables, or several requests.',
  GRAPHQL_VALIDATION_FAILED: 'The documentation at the left lists the fields and their types; Ctrl+Space completes.',
  GRAPHQL_PARSE_FAILED: 'Look for a bracket or a quote that is missing just before this place.',
  INTERNAL_SERVER_ERROR: 'The gateway’s log tells what went wrong.',
};

export function describeError(error: GraphQlError): ErrorDescription {
  const { code, argument, field, hint, suggestion } = error.extensions ?? {};
  const knownCode = typeof code === 'string' ? code : null;
  const ownHint = [hint, suggestion].find((text) => typeof text === 'string') as string | undefined;
  const named = typeof argument === 'string' && typeof field === 'string' ? `argument ${argument} of ${field}` : null;
  return {
    message: error.message,
    hint: ownHint ?? (knownCode ? (HINTS[knownCode] ?? null) : null),
    about: named ?? pathText(error.path),
    code: knownCode,
    place: error.locations?.[0] ?? null,
  };
}

/** A place in the answer, for people. */
export function pathText(path: readonly (string | number)[] | undefined): string | null {
  return path && path.length > 0 ? `at ${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join('.').replaceAll('.[', '[')}` : null;
}
