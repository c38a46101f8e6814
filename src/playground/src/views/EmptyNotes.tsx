import { useMemo } from 'react';
import type { Answer } from '../answer/answer';
import { emptyNotes } from '../answer/emptyAnswer';

/** What the nulls and the empty lists of an answer mean, and what to try. */
export function EmptyNotes({ answer }: { answer: Answer }) {
  const notes = useMemo(() => emptyNotes(answer), [answer]);
  return notes.length === 0 ? null : (
    <div className="ng-notes ng-empty-notes" role="status">
      {notes.map(({ message, hint }) => (
        <p key={message}>
          <b>{message}</b> {hint}
        </p>
      ))}
    </div>
  );
}
