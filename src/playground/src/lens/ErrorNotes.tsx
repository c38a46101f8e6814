import type { Answer } from '../answer/answer';

/** The errors and notices of an answer, in a person's words. */
export function ErrorNotes({ answer }: { answer: Answer }) {
  const notices = (answer.extensions['notices'] ?? []) as { message: string; path?: (string | number)[] }[];
  if (answer.errors.length === 0 && notices.length === 0) {
    return null;
  }
  return (
    <ul className="ng-notes">
      {answer.errors.map((error, place) => (
        <li key={`e${place}`} className="ng-error" role="alert">
          {error.message}
        </li>
      ))}
      {notices.map((notice, place) => (
        <li key={`n${place}`}>{notice.message}</li>
      ))}
    </ul>
  );
}
