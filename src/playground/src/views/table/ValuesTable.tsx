import type { ReactNode } from 'react';
import type { SingleValue } from '../../answer/singleValues';
import { formatValue } from '../../text/format';
import { isAddress } from '../../text/isAddress';
import { ExternalLink } from '../../ui/ExternalLink';

/** The values of an answer that are not in lists. */
export function ValuesTable({ values, listField }: { values: SingleValue[]; listField: ReactNode }) {
  return (
    <>
      {listField && <div className="ng-tools">{listField}</div>}
      <table className="ng-facts">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{content(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function content(value: unknown): ReactNode {
  if (value === null || value === undefined) {
    return <span className="ng-null">null</span>;
  }
  if (typeof value === 'string' && isAddress(value)) {
    return (
      <ExternalLink href={value}>
        {value}
      </ExternalLink>
    );
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? <span className="ng-null">none</span> : value.map(String).join(', ');
  }
  return typeof value === 'number' ? formatValue(value) : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
