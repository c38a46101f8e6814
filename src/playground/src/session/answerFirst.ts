import { parse } from 'graphql';
import { isQuery } from './isQuery';
import type { TabContent } from './store';

/** The setting of a tab that says whether its editors are shown. */
export const QUERY_EDITOR = 'query.editor';

export type QueryEditor = 'shown' | 'hidden';

/**
 * A content that is opened for its answer: the editors are hidden, unless its settings say otherwise. The editors of a text that is
 * not run at once, or that has a mistake, are shown.
 */
export function answerFirst(content: TabContent): TabContent {
  return hasAnswer(content.query)
    ? { ...content, settings: { [QUERY_EDITOR]: 'hidden' satisfies QueryEditor, ...content.settings } }
    : content;
}

function hasAnswer(query: string): boolean {
  try {
    parse(query, { noLocation: true });
    return isQuery(query);
  } catch {
    return false;
  }
}
