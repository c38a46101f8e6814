import { useGraphiQL } from '@graphiql/react';
import type { Answer } from '../answer/answer';
import type { GraphQlError } from '../gateway/request';
import { describeMessage } from '../text/describeMessage';
import { truncate } from '../text/truncate';
import { describeError, pathText } from './describeError';
import { type ErrorGroup, groupErrors } from './groupErrors';

const MAX_ERRORS = 20;
const MAX_LENGTH = 1_000;
const MAX_PLACES = 100;

interface Notice {
  message: string;
  code?: string;
  path?: (string | number)[];
}

/** The errors and notices of an answer; those with the same message are listed once. */
export function ErrorList({ answer }: { answer: Answer }) {
  const extension = answer.extensions['notices'];
  const notices = Array.isArray(extension) ? (extension as Notice[]) : [];
  if (answer.errors.length === 0 && notices.length === 0) {
    return null;
  }
  const errorGroups = groupErrors(answer.errors);
  const noticeGroups = groupErrors(notices);
  const more = Math.max(0, errorGroups.length - MAX_ERRORS) + Math.max(0, noticeGroups.length - MAX_ERRORS);
  return (
    <ul className="ng-notes" aria-label="Errors and notices" tabIndex={0}>
      {errorGroups.slice(0, MAX_ERRORS).map((group, place) => (
        <ErrorItem key={`e${place}`} group={group} />
      ))}
      {noticeGroups.slice(0, MAX_ERRORS).map((group, place) => (
        <NoticeItem key={`n${place}`} group={group} />
      ))}
      {more > 0 && <li>And {more} more, in the JSON.</li>}
    </ul>
  );
}

function NoticeItem({ group }: { group: ErrorGroup<Notice> }) {
  const { message, properties } = describeMessage(group.first.message);
  return (
    <li>
      {truncate(message, MAX_LENGTH)}{' '}
      <small>{[group.count === 1 ? pathText(group.first.path) : null, group.first.code].filter(Boolean).join(' · ')}</small>
      <Places group={group} />
      <Properties names={properties} />
    </li>
  );
}

function Properties({ names }: { names: readonly string[] }) {
  return names.length === 0 ? null : (
    <details className="ng-places">
      <summary>For operators</summary>
      The limit is set by {names.join(' and ')}.
    </details>
  );
}

function Places({ group: { paths, count } }: { group: ErrorGroup<unknown> }) {
  if (count === 1) {
    return null;
  }
  return paths.length === 0 ? (
    <small>{count} times</small>
  ) : (
    <details className="ng-places">
      <summary>at {count} places</summary>
      <ul>
        {paths.slice(0, MAX_PLACES).map((path, place) => (
          <li key={place}>{pathText(path)?.replace(/^at /, '')}</li>
        ))}
        {paths.length > MAX_PLACES && <li>And {paths.length - MAX_PLACES} more, in the JSON.</li>}
      </ul>
    </details>
  );
}

function ErrorItem({ group }: { group: ErrorGroup<GraphQlError> }) {
  const editor = useGraphiQL((state) => state.queryEditor);
  const { message, hint, about, code, properties, place } = describeError(group.count === 1 ? group.first : { ...group.first, path: [] });
  const moveCursor = () => {
    if (editor && place) {
      const position = { lineNumber: place.line, column: place.column };
      editor.setPosition(position);
      editor.revealPositionInCenterIfOutsideViewport(position);
      editor.focus();
    }
  };
  return (
    <li>
      <div className="ng-error" role="alert">
        {truncate(message, MAX_LENGTH)}{' '}
        {place && (
          <button type="button" onClick={moveCursor} title="Move the cursor there">
            line {place.line}, column {place.column}
          </button>
        )}
        {hint && <div className="ng-hint">{truncate(hint, MAX_LENGTH)}</div>}
        {(about || code) && (
          <div>
            <small>{[about, code].filter(Boolean).join(' · ')}</small>
          </div>
        )}
        <Places group={group} />
        <Properties names={properties} />
      </div>
    </li>
  );
}
