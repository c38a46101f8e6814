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

/** A content with the editors shown or hidden as the settings of a tab say. */
export function withEditorOf(content: TabContent, settings: TabContent['settings']): TabContent {
  const { [QUERY_EDITOR]: _, ...others } = content.settings ?? {};
  const editor = settings?.[QUERY_EDITOR];
  return { ...content, settings: editor === undefined ? others : { ...others, [QUERY_EDITOR]: editor } };
}

function hasAnswer(query: string): boolean {
  try {
    parse(query, { noLocation: true });
    return isQuery(query);
  } catch {
    return false;
  }
}
