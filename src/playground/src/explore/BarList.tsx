import { formatNumber } from '../text/format';
import type { Pick } from './exploreState';
import { PickLink } from './PickLink';

export interface Bar {
  pick: Pick;
  label: string;
  count: number;
}

/** A list with a bar for each count. */
export function BarList({ title, rows, more }: { title: string; rows: readonly Bar[]; more?: string }) {
  const largest = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <div className="ng-bars">
      <h3>{title}</h3>
      {rows.length === 0 && <p className="ng-quiet">None with these filters.</p>}
      <ul>
        {rows.map(({ pick, label, count }) => (
          <li key={pick.key}>
            <PickLink pick={pick}>{label}</PickLink>
            <span className="ng-bar" aria-hidden="true">
              <span style={{ width: `${(100 * count) / largest}%` }} />
            </span>
            <span className="ng-bar-count">{formatNumber(count)}</span>
          </li>
        ))}
      </ul>
      {more && <p className="ng-quiet">{more}</p>}
    </div>
  );
}
