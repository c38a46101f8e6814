import { nameOfObject, textOf } from '../../answer/columns';
import { isObject } from '../../answer/json';
import type { Row } from '../../answer/lists';
import { truncate } from '../../text/truncate';
import type { Points } from './datedRows';
import { figureText } from './figures';
import type { Mark, Periods } from './periods';

const MAX_ROWS = 500;

/** The periods of a chart as a table; each value is a button that does the same as its bar. */
export function PeriodTable({ periods, hidden, show, drillsDown }: { periods: Periods; hidden: ReadonlySet<string>; show(mark: Mark): void; drillsDown: boolean }) {
  const tracks = periods.tracks.filter((track) => !hidden.has(track.name));
  const places = periods.starts.map((_, place) => place).slice(-MAX_ROWS);
  return (
    <div className="ng-time-table" tabIndex={0} role="region" aria-label="Periods">
      <table className="ng-facts">
        <caption>
          By {periods.interval.toLowerCase()}, UTC{periods.starts.length > MAX_ROWS ? `; the last ${MAX_ROWS} of ${periods.starts.length}` : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            {tracks.map((track) => (
              <th key={`${track.axis} ${track.name}`} scope="col">
                {truncate(track.name, 60)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place}>
              <th scope="row">{periods.labels[place]}</th>
              {tracks.map((track) => (
                <td key={`${track.axis} ${track.name}`}>{figure(track.values[place] ?? null, track.marks[place] ?? null, track.axis === 'first')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

  function figure(value: number | null, mark: Mark | null, acts: boolean) {
    const text = value === null ? '–' : figureText(value);
    return mark && value && acts ? (
      <button type="button" className="ng-button" title={drillsDown ? 'Open the articles of this period' : 'Select these rows'} onClick={() => show(mark)}>
        {text}
      </button>
    ) : (
      text
    );
  }
}

export function PointTable({ what, hidden, select }: { what: Points; hidden: ReadonlySet<string>; select(row: Row): void }) {
  const points = what.points.filter((point) => !hidden.has(point.categories[0]!)).slice(-MAX_ROWS);
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
                  {truncate(isObject(point.row.value) ? nameOfObject(point.row.value) : '', 120)}
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
