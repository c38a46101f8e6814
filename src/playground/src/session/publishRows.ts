import type { Answer } from '../answer/answer';
import type { List, Row } from '../answer/lists';
import { replaceRows } from '../answer/replaceRows';
import { tabOf, useSession } from './store';
import { yieldToBrowser } from './yieldToBrowser';

/**
 * Shows the rows that were read of a list in all views of the answer's tab. Does nothing when the tab was closed or has another
 * answer. `onMerged` receives the merged answer before it is shown.
 */
export async function publishRows(
  answer: Answer,
  list: List,
  rows: readonly Row[],
  more: boolean,
  onMerged: (merged: Answer) => void,
): Promise<void> {
  for (let tab = tabOf(answer); tab !== undefined; tab = tabOf(answer)) {
    const before = useSession.getState().answers[tab]!;
    const merged = replaceRows(before, list.fields, rows, more);
    onMerged(merged);
    await useSession.getState().prepareViews(merged, yieldToBrowser);
    // Another list may have been read meanwhile, or another query run.
    if (useSession.getState().answers[tab] === before) {
      useSession.setState(({ answers }) => ({ answers: { ...answers, [tab]: merged } }));
      return;
    }
  }
}
