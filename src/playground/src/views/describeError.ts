import type { GraphQlError } from '../gateway/request';
import { describeMessage } from '../text/describeMessage';

/** An error or a notice, described for people. */
export interface ErrorDescription {
  message: string;
  /** How to fix it. */
  hint: string | null;
  /** The argument and its field, or the place in the answer. */
  about: string | null;
  code: string | null;
  /** The properties of the gateway that set the limit, for those who operate it. */
  properties: readonly string[];
  /** The location in the query. */
  place: { line: number; column: number } | null;
}

const HINTS: Record<string, string> = {
  SERVICE_UNAVAILABLE: 'The database is unavailable or busy. Wait a moment and run the query again.',
  OVERLOADED: 'The gateway runs as many queries as it may. Wait a moment and run the query again.',
  TIMEOUT: 'Ask for fewer rows or fewer levels of related articles, or narrow the time range.',
  RESOURCE_EXHAUSTED: 'Ask for fewer rows, leave out long texts such as body, or narrow the time range.',
  OPERATION_TOO_LARGE: 'Ask for fewer rows, fields or levels, or split this into several queries.',
  REQUEST_TOO_LARGE: 'Send less: shorter variables, or several requests.',
  GRAPHQL_VALIDATION_FAILED: 'The documentation at the left lists the fields and their types. Ctrl+Space completes.',
  GRAPHQL_PARSE_FAILED: 'Look for a missing bracket or quote just before this place.',
  INTERNAL_SERVER_ERROR: 'The log of the gateway has the cause.',
};

export function describeError(error: GraphQlError): ErrorDescription {
  const { code, argument, field, hint, suggestion } = error.extensions ?? {};
  const knownCode = typeof code === 'string' ? code : null;
  const ownHint = [hint, suggestion].find((text) => typeof text === 'string') as string | undefined;
  const named = typeof argument === 'string' && typeof field === 'string' ? `argument ${argument} of ${field}` : null;
  return {
    ...describeMessage(error.message),
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
