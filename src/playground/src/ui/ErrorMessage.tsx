/** A message about a failure, which a screen reader announces; nothing without a message. */
export function ErrorMessage({ id, message }: { id?: string; message: string | null }) {
  return message === null ? null : (
    <p {...(id ? { id } : {})} role="alert" className="ng-problem">
      {message}
    </p>
  );
}
