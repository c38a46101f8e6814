import { useEffect, useState } from 'react';
import type { Choice } from './find';

const WAIT = 200;

export interface Choices {
  choices: readonly Choice[];
  /** What to say instead of choices; empty if there are some. */
  message: string;
}

/** The choices for a text that is being typed, while the list is open. An earlier search is aborted. */
export function useChoices(find: (text: string, signal: AbortSignal) => Promise<Choice[]>, text: string, open: boolean): Choices {
  const [found, setFound] = useState<Choices>({ choices: [], message: 'Searching…' });
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(
      () => {
        find(text, abort.signal).then(
          (choices) => setFound({ choices, message: choices.length === 0 ? 'No matches. Try another spelling or fewer letters.' : '' }),
          () => abort.signal.aborted || setFound({ choices: [], message: 'The gateway did not answer. Type again to retry.' }),
        );
      },
      text === '' ? 0 : WAIT,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [find, text, open]);
  return found;
}
