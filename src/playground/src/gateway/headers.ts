import { parse } from 'jsonc-parser';

/** The headers of GraphiQL's header editor, for requests that the page sends by itself with the same credentials. */
export function headersIn(text: string | undefined): Record<string, string> {
  const read: unknown = text?.trim() ? parse(text) : null;
  return typeof read === 'object' && read !== null
    ? Object.fromEntries(Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
    : {};
}
