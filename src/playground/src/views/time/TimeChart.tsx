import type { ECharts } from 'echarts/core';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Answer } from '../../answer/answer';
import { articlesOfPeriod } from '../../answer/drillDown';
import { idsOf, type Row } from '../../answer/lists';
import type { GraphQlRequest } from '../../gateway/request';
import { describeRequest } from '../../picture/describeRequest';
import { PictureMenu } from '../../picture/PictureMenu';
import { openQuery } from '../../session/openQuery';
import { useSession } from '../../session/store';
import { useViewState } from '../../session/viewState';
import { Menu } from '../../ui/Menu';
import { SelectField } from '../../ui/SelectField';
import { toggled } from '../../ui/toggled';
import { useDarkTheme } from '../../ui/useDarkTheme';
import { Chart, type Clicked } from './Chart';
import { type ChartKind, chartTheme, periodOptions, pointOptions } from './chartOptions';
import type { Point, Points } from './datedRows';
import type { Mark, Periods } from './periods';
import { timeCsv, timePicture } from './timePicture';
import { PeriodTable, PointTable } from './TimeTable';

interface TimeChartProps {
  /** The answer with the rows of the marks. */
  answer: Answer;
  /** The request of the person, which names the picture. */
  asked: GraphQlRequest;
  what: Periods | Points;
  /** Whether a bar stands for articles that are not in the answer; a click then opens a query for them. */
  drillsDown?: boolean;
  /** What the figures count and what they leave out. */
  note?: string;
  /** What is said of rows that are missing, on the page and in a picture. */
  notice?: ReactNode;
  left?: string;
  children: ReactNode;
}

const NO_NAMES: string[] = [];
const KINDS: Record<ChartKind, string> = { lines: 'Lines', bars: 'Bars', stacked: 'Stacked bars' };

/** A chart, or a table with the same values, and the controls for both. */
export function TimeChart({ answer, asked, what, drillsDown = false, note = '', notice, left = '', children }: TimeChartProps) {
  const [table, setTable] = useViewState('time.table', false);
  const [hiddenNames, setHiddenNames] = useViewState<string[]>('time.hidden', NO_NAMES);
  const [chosenKind, setKind] = useViewState<ChartKind | ''>('time.chart', '');
  const [fromZero, setFromZero] = useViewState('time.zero', true);
  const [message, setMessage] = useState('');
  const chart = useRef<ECharts | null>(null);
  const dark = useDarkTheme();
  const hidden = useMemo(() => new Set(hiddenNames), [hiddenNames]);
  const names = 'tracks' in what ? what.tracks.map((track) => track.name) : what.categories;
  const several = 'tracks' in what && what.tracks.filter(({ axis }) => axis === 'first').length > 1;
  // A line needs two periods.
  const auto: ChartKind = 'tracks' in what && (!several || what.starts.length === 1) ? 'bars' : 'lines';
  const kinds: ChartKind[] = 'tracks' in what ? (what.stackable && several ? ['lines', 'bars', 'stacked'] : ['lines', 'bars']) : [];
  const kind = chosenKind && kinds.includes(chosenKind) ? chosenKind : auto;
  const breakable = 'tracks' in what ? what.tracks.some((track) => !track.count && (track.axis === 'second' || kind === 'lines')) : true;
  const options = useMemo(() => {
    const theme = chartTheme(dark);
    return 'tracks' in what ? periodOptions(what, kind, fromZero, theme, hidden) : pointOptions(what, fromZero, theme, hidden);
  }, [what, kind, fromZero, dark, hidden]);

  const show = (mark: Mark) => {
    if (drillsDown) {
      const request = articlesOfPeriod(answer.request, mark.rows[0]!, mark.from, mark.to);
      if (request) {
        openQuery(request, 'table');
      } else {
        setMessage('There is no list of articles for these groups.');
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
  const description = describeRequest(asked);
  const figure = figureOf(what);
  return (
    <div className="ng-time">
      <div className="ng-tools">
        {children}
        {kinds.length > 0 && (
          <SelectField
            label="Chart"
            value={kinds.includes(chosenKind as ChartKind) ? chosenKind : ''}
            options={[['', `${KINDS[auto]} (auto)`], ...kinds.map((one): [string, string] => [one, KINDS[one]])]}
            onChange={(one) => setKind(one as ChartKind | '')}
          />
        )}
        {breakable && (
          <SelectField
            label="Axis"
            value={fromZero ? 'zero' : 'break'}
            options={[['zero', 'From zero'], ['break', 'With a break']]}
            onChange={(one) => setFromZero(one === 'zero')}
          />
        )}
        {names.length > 1 && (
          <Menu label="Series">
            <fieldset className="ng-columns">
              <legend>Series shown</legend>
              {[...new Set(names)].map((name) => (
                <label key={name}>
                  <input type="checkbox" checked={!hidden.has(name)} onChange={() => setHiddenNames([...toggled(hidden, name)])} /> {name.slice(0, 80)}
                </label>
              ))}
            </fieldset>
          </Menu>
        )}
        <button type="button" className="ng-button" aria-pressed={table} onClick={() => setTable(!table)}>
          As a table
        </button>
        <PictureMenu
          name="time"
          title={description.title}
          subtitle={[figure, description.subtitle].filter(Boolean).join('; ')}
          draw={() => timePicture({ what, kind, fromZero, hidden, chart: chart.current, note: [left, note].filter(Boolean).join(' ') })}
          csv={() => timeCsv(what, hidden)}
        />
        <span className="ng-status">
          <span role="status">{message}</span>
        </span>
      </div>
      {notice}
      {note && <p className="ng-time-note">{note}</p>}
      {table ? (
        'tracks' in what ? (
          <PeriodTable periods={what} hidden={hidden} show={show} drillsDown={drillsDown} />
        ) : (
          <PointTable what={what} hidden={hidden} select={(row) => select([row])} />
        )
      ) : 'tracks' in what && what.starts.length === 0 ? (
        <div className="ng-chart" />
      ) : (
        <Chart options={options} label={summary(what, drillsDown)} clicked={clicked} chart={chart} />
      )}
    </div>
  );
}

function figureOf(what: Periods | Points): string {
  if (!('tracks' in what)) {
    return what.figure.label;
  }
  const first = what.tracks.filter(({ axis }) => axis === 'first');
  const by = `${first[0]?.figure ?? ''} by ${what.interval.toLowerCase()}`;
  return first.length === 1 && first[0]!.name !== first[0]!.figure ? `${first[0]!.name}: ${by}` : by;
}

function summary(what: Periods | Points, drillsDown: boolean): string {
  const more = 'The button “As a table” shows the same as a table.';
  if (!('tracks' in what)) {
    return `${what.points.length} points: ${what.figure.label} over time. ${more}`;
  }
  const span = what.labels.length > 0 ? `${what.labels[0]} to ${what.labels.at(-1)}` : 'no period';
  return `Chart by ${what.interval.toLowerCase()}, ${span}: ${what.tracks.map((track) => track.name.slice(0, 40)).join(', ')}. A click on a value ${drillsDown ? 'opens its articles' : 'selects its rows'}. ${more}`;
}
