import { stripIgnoredCharacters } from 'graphql';
import { parse } from 'jsonc-parser';
import { type Answer, originalOf } from '../answer/answer';
import type { TabContent } from './store';

/** Whether an answer is that of a query with its variables. Spaces and comments make no difference. */
export function isAnswerTo(answer: Answer, content: Pick<TabContent, 'query' | 'variables'>): boolean {
  const { request } = originalOf(answer);
  return (
    (request.query === content.query || withoutSpaces(request.query) === withoutSpaces(content.query)) &&
    JSON.stringify(request.variables ?? {}) === JSON.stringify(variablesIn(content.variables))
  );
}

function variablesIn(text: string | undefined): unknown {
  const read: unknown = text?.trim() ? parse(text) : null;
  return read ?? {};
}

function withoutSpaces(query: string): string {
  try {
    return stripIgnoredCharacters(query);
  } catch {
    // Not GraphQL.
    return query;
  }
}
