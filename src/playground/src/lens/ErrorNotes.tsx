import { useGraphiQL } from '@graphiql/react';
import type { Answer } from '../answer/answer';
import { cut } from '../answer/names';
import { type Alike, alike } from './alike';
import type { GraphQlError } from '../gateway/request';
import { pathText, told } from './errorText';

const MOST = 20;
const LONGEST = 1_000;
const MOST_PLACES = 100;

interface Notice {
  message: string;
  code?: string;
  path?: (string | number)[];
}

/** The errors and notices of an answer, in a person's words; what is alike is said once. */
export function ErrorNotes({ answer }: { answer: Answer }) {
  const known = answer.extensions['notices'];
  const notices = Array.isArray(known) ? (known as Notice[]) : [];
  if (answer.errors.length === 0 && notices.length === 0) {
    return null;
  }
  const errors = alike(answer.errors);
  const noted = alike(notices);
  const more = Math.max(0, errors.length - MOST) + Math.max(0, noted.length - MOST);
  return (
    <ul className="ng-notes" aria-label="Errors and notices" tabIndex={0}>
      {errors.slice(0, MOST).map((error, place) => (
        <ErrorNote key={`e${place}`} error={error} />
      ))}
      {noted.slice(0, MOST).map((notice, place) => (
        <li key={`n${place}`}>
          {cut(notice.one.message, LONGEST)}{' '}
          <small>{[notice.count === 1 ? pathText(notice.one.path) : null, notice.one.code].filter(Boolean).join(' · ')}</small>
          <Places of={notice} />
        </li>
      ))}
      {more > 0 && <li>And {more} more, in the JSON.</li>}
    </ul>
  );
}

function Places({ of: { paths, count } }: { of: Alike<unknown> }) {
  if (count === 1) {
    return null;
  }
  return paths.length === 0 ? (
    <small>{count} times</small>
  ) : (
    <details className="ng-places">
      <summary>at {count} places</summary>
      <ul>
        {paths.slice(0, MOST_PLACES).map((path, place) => (
          <li key={place}>{pathText(path)?.replace(/^at /, '')}</li>
        ))}
        {paths.length > MOST_PLACES && <li>And {paths.length - MOST_PLACES} more, in the JSON.</li>}
      </ul>
    </details>
  );
}

function ErrorNote({ error }: { error: Alike<GraphQlError> }) {
  const editor = useGraphiQL((state) => state.queryEditor);
  const { message, mend, about, code, place } = told(error.count === 1 ? error.one : { ...error.one, path: [] });
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
      <Places of={error} />
      </div>
    </li>
  );
}
