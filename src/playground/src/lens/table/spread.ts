import { type Answer, cameAs } from '../../answer/answer';
import type { List, Row } from '../../answer/lists';
import { pause } from '../../gateway/fetcher';
import { usePlayground } from '../../store';
import { prepare } from '../views';
import { withRows } from './withRows';

/** Shows the rows that were read in all views of the tab whose answer they go on; before they are shown, `made` is told. */
export async function spread(answer: Answer, list: List, rows: readonly Row[], more: boolean, made: (merged: Answer) => void): Promise<void> {
  const here = () => Object.entries(usePlayground.getState().answers).find(([, one]) => cameAs(one) === cameAs(answer));
  for (let found = here(); found; found = here()) {
    const [tab, before] = found;
    const merged = withRows(before, list.fields, rows, more);
    made(merged);
    await prepare(merged, pause);
    // Another list may have been read meanwhile, or another query run.
    if (usePlayground.getState().answers[tab] === before) {
      usePlayground.setState(({ answers }) => ({ answers: { ...answers, [tab]: merged } }));
      return;
    }
  }
}
