import { isObject } from '../../answer/json';
import type { Row } from '../../answer/lists';
import { cut } from '../../answer/names';
import { nameOfThing, textOf } from '../table/columns';
import type { Mark, Periods } from './periods';
import type { Points } from './Drawn';

const MOST = 500;

/** The chart's periods as a table; each figure is a button that does what its bar does. */
export function PeriodTable({ periods, hidden, show, opens }: { periods: Periods; hidden: ReadonlySet<string>; show(mark: Mark): void; opens: boolean }) {
  const tracks = periods.tracks.filter((track) => !hidden.has(track.name));
  const places = periods.starts.map((_, place) => place).slice(-MOST);
  return (
    <div className="ng-time-table" tabIndex={0} role="region" aria-label="Periods">
      <table className="ng-facts">
        <caption>
          By {periods.interval.toLowerCase()}, UTC{periods.starts.length > MOST ? `; the last ${MOST} of ${periods.starts.length}` : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            {tracks.map((track) => (
              <th key={`${track.shape} ${track.name}`} scope="col">
                {cut(track.name, 60)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place}>
              <th scope="row">{periods.labels[place]}</th>
              {tracks.map((track) => (
                <td key={`${track.shape} ${track.name}`}>{figure(track.values[place] ?? null, track.marks[place] ?? null, track.shape === 'bar')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

  function figure(value: number | null, mark: Mark | null, acts: boolean) {
    const text = value === null ? '–' : Number.isInteger(value) ? String(value) : value.toFixed(2);
    return mark && value && acts ? (
      <button type="button" className="ng-button" title={opens ? 'Opens the articles of this period' : 'Selects these rows'} onClick={() => show(mark)}>
        {text}
      </button>
    ) : (
      text
    );
  }
}

export function PointTable({ what, hidden, select }: { what: Points; hidden: ReadonlySet<string>; select(row: Row): void }) {
  const points = what.points.filter((point) => !hidden.has(point.kind)).slice(-MOST);
  return (
    <div className="ng-time-table" tabIndex={0} role="region" aria-label="Points">
      <table className="ng-facts">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">{what.figure.label}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, place) => (
            <tr key={place}>
              <th scope="row">{new Date(point.instant).toISOString().slice(0, 16).replace('T', ' ')}</th>
              <td>
                <button type="button" className="ng-button ng-wide" onClick={() => select(point.row)}>
                  {cut(isObject(point.row.value) ? nameOfThing(point.row.value) : '', 120)}
                </button>
              </td>
              <td>{textOf(what.figure.value(point.row))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
