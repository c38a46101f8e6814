import type { ECharts } from 'echarts/core';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Answer } from '../../answer/answer';
import { idsOf, type Row } from '../../answer/lists';
import { articlesOfPeriod } from '../../operation/behind';
import { usePlayground } from '../../store';
import { Menu } from '../Menu';
import { save } from '../save';
import type { Column } from '../table/columns';
import { useDark } from '../useDark';
import { Chart, type Clicked } from './Chart';
import type { Mark, Periods } from './periods';
import type { Point } from './dated';
import { lookOf, periodOptions, pointOptions } from './options';
import { PeriodTable, PointTable } from './TimeTable';

/** Rows by a figure over time. */
export interface Points {
  points: Point[];
  kinds: string[];
  figure: Column;
}

interface DrawnProps {
  answer: Answer;
  what: Periods | Points;
  /** A bar stands for articles that are not in the answer: it opens what asks for them. */
  opens?: boolean;
  /** What was done to what the answer says. */
  note?: string;
  children: ReactNode;
}

/** The chart or the table of it, with what can be done with either. */
export function Drawn({ answer, what, opens = false, note = '', children }: DrawnProps) {
  const [table, setTable] = useState(false);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const chart = useRef<ECharts | null>(null);
  const dark = useDark();
  const names = 'tracks' in what ? what.tracks.map((track) => track.name) : what.kinds;
  const options = useMemo(() => {
    const look = lookOf(dark);
    return 'tracks' in what ? periodOptions(what, look, hidden) : pointOptions(what.points, what.kinds, what.figure, look, hidden);
  }, [what, dark, hidden]);

  const show = (mark: Mark) => {
    if (opens) {
      const request = articlesOfPeriod(answer.request, mark.rows[0]!, mark.from, mark.to);
      if (request) {
        const variables = Object.keys(request.variables ?? {}).length > 0 ? JSON.stringify(request.variables, null, 2) : undefined;
        usePlayground.getState().open({ query: request.query, variables, view: 'table', run: true });
      } else {
        setSaid('These groups belong to no list of articles that could be asked for.');
      }
    } else {
      select(mark.rows);
    }
  };
  const select = (rows: readonly Row[]) => {
    usePlayground.getState().select([...new Set(rows.flatMap(idsOf))], 'time');
    setSaid(`${rows.length} ${rows.length === 1 ? 'row' : 'rows'} selected.`);
  };
  const clicked = ({ series, place, data }: Clicked) => {
    if ('tracks' in what) {
      const mark = what.tracks.filter((track) => !hidden.has(track.name))[Number(series)]?.marks[place];
      if (mark) {
        show(mark);
      }
    } else {
      select([(data as { point: Point }).point.row]);
    }
  };
  const picture = () => {
    const url = chart.current?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: lookOf(dark).ground });
    if (url) {
      save('time.png', blobOf(url));
    }
  };
  return (
    <div className="ng-time">
      <div className="ng-tools">
        {children}
        {names.length > 1 && (
          <Menu label="Series">
            <fieldset className="ng-columns">
              <legend>Series that are shown</legend>
              {[...new Set(names)].map((name) => (
                <label key={name}>
                  <input type="checkbox" checked={!hidden.has(name)} onChange={() => setHidden(toggled(hidden, name))} /> {name.slice(0, 80)}
                </label>
              ))}
            </fieldset>
          </Menu>
        )}
        <button type="button" className="ng-button" aria-pressed={table} onClick={() => setTable(!table)}>
          As a table
        </button>
        {!table && (
          <button type="button" className="ng-button" onClick={picture}>
            PNG
          </button>
        )}
        <span className="ng-status">
          {note}
          <span role="status">{said}</span>
        </span>
      </div>
      {table ? (
        'tracks' in what ? (
          <PeriodTable periods={what} hidden={hidden} show={show} opens={opens} />
        ) : (
          <PointTable what={what} hidden={hidden} select={(row) => select([row])} />
        )
      ) : (
        <Chart options={options} label={summary(what, opens)} clicked={clicked} chart={chart} />
      )}
    </div>
  );
}

function summary(what: Periods | Points, opens: boolean): string {
  const more = 'The button “As a table” shows the same as a table.';
  if (!('tracks' in what)) {
    return `${what.points.length} points: ${what.figure.label} over time. ${more}`;
  }
  const span = what.labels.length > 0 ? `${what.labels[0]} to ${what.labels.at(-1)}` : 'no period';
  return `Chart by ${what.interval.toLowerCase()}, ${span}: ${what.tracks.map((track) => track.name.slice(0, 40)).join(', ')}. A click on a bar ${opens ? 'opens its articles' : 'selects its rows'}. ${more}`;
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(names);
  if (!next.delete(name)) {
    next.add(name);
  }
  return next;
}

function blobOf(dataUrl: string): Blob {
  const bytes = Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (char) => char.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}
