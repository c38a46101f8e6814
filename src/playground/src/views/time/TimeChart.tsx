import type { ECharts } from 'echarts/core';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Answer } from '../../answer/answer';
import { articlesOfPeriod } from '../../answer/drillDown';
import { idsOf, type Row } from '../../answer/lists';
import { openQuery } from '../../session/openQuery';
import { useSession } from '../../session/store';
import { download } from '../../ui/download';
import { Menu } from '../../ui/Menu';
import { toggled } from '../../ui/toggled';
import { useDarkTheme } from '../../ui/useDarkTheme';
import { Chart, type Clicked } from './Chart';
import { chartTheme, periodOptions, pointOptions } from './chartOptions';
import type { Point, Points } from './datedRows';
import type { Mark, Periods } from './periods';
import { PeriodTable, PointTable } from './TimeTable';

interface TimeChartProps {
  answer: Answer;
  what: Periods | Points;
  /** Whether a bar stands for articles that are not in the answer; a click then opens a query for them. */
  drillsDown?: boolean;
  /** How the values of the answer were aggregated. */
  note?: string;
  children: ReactNode;
}

/** A chart, or a table with the same values, and the controls for both. */
export function TimeChart({ answer, what, drillsDown = false, note = '', children }: TimeChartProps) {
  const [table, setTable] = useState(false);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [message, setMessage] = useState('');
  const chart = useRef<ECharts | null>(null);
  const dark = useDarkTheme();
  const names = 'tracks' in what ? what.tracks.map((track) => track.name) : what.categories;
  const options = useMemo(() => {
    const theme = chartTheme(dark);
    return 'tracks' in what ? periodOptions(what, theme, hidden) : pointOptions(what.points, what.categories, what.figure, theme, hidden);
  }, [what, dark, hidden]);

  const show = (mark: Mark) => {
    if (drillsDown) {
      const request = articlesOfPeriod(answer.request, mark.rows[0]!, mark.from, mark.to);
      if (request) {
        openQuery(request, 'table');
      } else {
        setMessage('These groups belong to no list of articles that could be asked for.');
      }
    } else {
      select(mark.rows);
    }
  };
  const select = (rows: readonly Row[]) => {
    useSession.getState().select([...new Set(rows.flatMap(idsOf))], 'time');
    setMessage(`${rows.length} ${rows.length === 1 ? 'row' : 'rows'} selected.`);
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
    const url = chart.current?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: chartTheme(dark).ground });
    if (url) {
      download('time.png', pngBlob(url));
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
          <span role="status">{message}</span>
        </span>
      </div>
      {table ? (
        'tracks' in what ? (
          <PeriodTable periods={what} hidden={hidden} show={show} drillsDown={drillsDown} />
        ) : (
          <PointTable what={what} hidden={hidden} select={(row) => select([row])} />
        )
      ) : (
        <Chart options={options} label={summary(what, drillsDown)} clicked={clicked} chart={chart} />
      )}
    </div>
  );
}

function summary(what: Periods | Points, drillsDown: boolean): string {
  const more = 'The button “As a table” shows the same as a table.';
  if (!('tracks' in what)) {
    return `${what.points.length} points: ${what.figure.label} over time. ${more}`;
  }
  const span = what.labels.length > 0 ? `${what.labels[0]} to ${what.labels.at(-1)}` : 'no period';
  return `Chart by ${what.interval.toLowerCase()}, ${span}: ${what.tracks.map((track) => track.name.slice(0, 40)).join(', ')}. A click on a bar ${drillsDown ? 'opens its articles' : 'selects its rows'}. ${more}`;
}

function pngBlob(dataUrl: string): Blob {
  const bytes = Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (char) => char.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}
