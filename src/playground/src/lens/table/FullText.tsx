import type { Row } from '../../answer/lists';
import { type Column, isAddress, textOf } from './columns';

const SHORT = 24;

/** The whole text of the cell that has the focus, where the cell itself may be too narrow for it. */
export function FullText({ cell }: { cell: { row: Row; column: Column | undefined } | null }) {
  const text = cell?.column ? textOf(cell.column.value(cell.row)) : '';
  if (text.length <= SHORT) {
    return null;
  }
  return (
    <div className="ng-full-text" tabIndex={0} role="region" aria-label={`Full text of ${cell!.column!.label}`}>
      <b>{cell!.column!.label}</b>{' '}
      {isAddress(text) ? (
        <a href={text} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </div>
  );
}
