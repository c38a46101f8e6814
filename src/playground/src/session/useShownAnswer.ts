import { useEffect, useId } from 'react';
import { type Answer, originalOf } from '../answer/answer';
import { OUTSIDE, useSession } from './store';

/**
 * Registers an answer that is shown outside of the tabs of the page Query, such as in a dashboard, so that its lists can be loaded
 * as a whole. Returns the answer with the rows that were loaded since.
 */
export function useShownAnswer(answer: Answer | undefined): Answer | undefined {
  const id = OUTSIDE + useId();
  useEffect(() => {
    if (!answer) {
      return undefined;
    }
    useSession.setState(({ answers }) => ({ answers: { ...answers, [id]: answer } }));
    return () =>
      useSession.setState(({ answers: { [id]: _, ...answers } }) => ({ answers }));
  }, [id, answer]);
  const shown = useSession((state) => state.answers[id]);
  return shown && answer && originalOf(shown) === originalOf(answer) ? shown : answer;
}
