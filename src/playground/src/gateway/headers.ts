import { parse } from 'jsonc-parser';

/** The headers that stand in GraphiQL's editor, for requests of the playground's own: who may run may also ask what it costs. */
export function headersIn(text: string | undefined): Record<string, string> {
  const read: unknown = text?.trim() ? parse(text) : null;
  return typeof read === 'object' && read !== null
    ? Object.fromEntries(Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
    : {};
}
