import { useGraphiQL } from '@graphiql/react';
import type { Answer } from '../answer/answer';
import { cut } from '../answer/names';
import { pathText, type Told, told } from './errorText';

const MOST = 20;
const LONGEST = 1_000;

interface Notice {
  message: string;
  code?: string;
  path?: (string | number)[];
}

/** The errors and notices of an answer, in a person's words. */
export function ErrorNotes({ answer }: { answer: Answer }) {
  const known = answer.extensions['notices'];
  const notices = Array.isArray(known) ? (known as Notice[]) : [];
  if (answer.errors.length === 0 && notices.length === 0) {
    return null;
  }
  const errors = answer.errors.slice(0, MOST).map(told);
  const more = answer.errors.length - errors.length + Math.max(0, notices.length - MOST);
  return (
    <ul className="ng-notes" aria-label="Errors and notices" tabIndex={0}>
      {errors.map((error, place) => (
        <ErrorNote key={`e${place}`} error={error} />
      ))}
      {notices.slice(0, MOST).map((notice, place) => (
        <li key={`n${place}`}>
          {cut(notice.message, LONGEST)} <small>{[pathText(notice.path), notice.code].filter(Boolean).join(' · ')}</small>
        </li>
      ))}
      {more > 0 && <li>And {more} more, in the JSON.</li>}
    </ul>
  );
}

function ErrorNote({ error }: { error: Told }) {
  const editor = useGraphiQL((state) => state.queryEditor);
  const { message, mend, about, code, place } = error;
  const goThere = () => {
    if (editor && place) {
      const at = { lineNumber: place.line, column: place.column };
      editor.setPosition(at);
      editor.revealPositionInCenterIfOutsideViewport(at);
      editor.focus();
    }
  };
  return (
    <li>
      <div className="ng-error" role="alert">
      {cut(message, LONGEST)}{' '}
      {place && (
        <button type="button" onClick={goThere} title="Puts the cursor there">
          line {place.line}, column {place.column}
        </button>
      )}
      {mend && <div className="ng-mend">{cut(mend, LONGEST)}</div>}
      {(about || code) && (
        <div>
          <small>{[about, code].filter(Boolean).join(' · ')}</small>
        </div>
      )}
      </div>
    </li>
  );
}
