import type { ReactNode } from 'react';
import { isAddress } from './columns';
import type { Fact } from './choice';

/** What stands outside lists: a name and a value a line. */
export function FactsTable({ facts, choice }: { facts: Fact[]; choice: ReactNode }) {
  return (
    <>
      {choice && <div className="ng-tools">{choice}</div>}
      <table className="ng-facts">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ name, value }) => (
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
      <a href={value} target="_blank" rel="noopener noreferrer">
        {value}
      </a>
    );
  }
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}
