import { type Column, textOf } from '../../answer/columns';
import type { Row } from '../../answer/lists';
import { isAddress } from '../../text/isAddress';
import { ExternalLink } from '../../ui/ExternalLink';

const SHORT = 24;

/** The full text of the focused cell. */
export function FullText({ cell }: { cell: { row: Row; column: Column | undefined } | null }) {
  const text = cell?.column ? textOf(cell.column.value(cell.row)) : '';
  if (text.length <= SHORT) {
    return null;
  }
  return (
    <div className="ng-full-text" tabIndex={0} role="region" aria-label={`Full text of ${cell!.column!.label}`}>
      <b>{cell!.column!.label}</b>{' '}
      {isAddress(text) ? (
        <ExternalLink href={text}>
          {text}
        </ExternalLink>
      ) : (
        text
      )}
    </div>
  );
}
