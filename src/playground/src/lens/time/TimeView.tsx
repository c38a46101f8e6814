import { useMemo, useState } from 'react';
import type { Answer } from '../../answer/answer';
import { titleOf } from '../../answer/lists';
import { listsIn } from '../table/choice';
import { nameOfColumn } from '../table/csv';
import type { ViewProps } from '../views';
import { histogram, type Periods, periodsOf } from './periods';
import { type Dated, datedOf, isDated, pointsOf } from './dated';
import { Drawn, type Points } from './Drawn';
import { Choice } from './Choice';
import { coarser, fitting, intervalsFrom, saidOf } from './coarser';
import { type Interval, INTERVALS, intervalOf, sensible } from './interval';
import { figuresOf, isOfPeriods, type Series, seriesIn } from './series';

const PERIODS = '\u0000periods';

/** When things happened: timelines, groups by date, or rows that have one. */
export default function TimeView({ answer }: ViewProps) {
  const series = seriesIn(answer);
  const dated = useMemo(
    () =>
      listsIn(answer)
        .filter((list) => isDated(list) && !isOfPeriods(list))
        .map(datedOf)
        .filter((one): one is Dated => one !== null),
    [answer],
  );
  const [chosen, setChosen] = useState(series.length > 0 ? PERIODS : titleOf((dated[0] ?? { list: { fields: [] } }).list));
  const rows = dated.find((one) => titleOf(one.list) === chosen);
  const names: [string, string][] = [
    ...(series.length > 0 ? [[PERIODS, series.length === 1 ? series[0]!.name : `${series.length} timelines`] as [string, string]] : []),
    ...dated.map(({ list }): [string, string] => [titleOf(list), `${titleOf(list)} (${list.rows.length} rows)`]),
  ];
  const choice = names.length > 1 && <Choice label="Of" value={chosen} values={names} choose={setChosen} />;
  return rows ? (
    <RowsInTime key={chosen} answer={answer} dated={rows} choice={choice} />
  ) : series.length > 0 ? (
    <PeriodsInTime answer={answer} series={series} choice={choice} />
  ) : (
    <p className="ng-nothing">Nothing in this answer has a date.</p>
  );
}

function PeriodsInTime({ answer, series, choice }: { answer: Answer; series: Series[]; choice: React.ReactNode }) {
  const figures = useMemo(() => figuresOf(series), [series]);
  const [bars, setBars] = useState(figures[0] ?? '');
  // Several timelines are compared by their bars; lines over them all are asked for.
  const [line, setLine] = useState(series.length === 1 ? (figures.find((figure) => /average/i.test(figure)) ?? '') : '');
  const own = useMemo(() => intervalOf(series.flatMap(({ buckets }) => buckets.map(({ start }) => start))), [series]);
  const [asked, setAsked] = useState<Interval | ''>('');
  const fits = fitting(series, own);
  const interval = asked || fits;
  const shown = useMemo(() => coarser(series, own, interval), [series, own, interval]);
  const drawn = line && line !== bars ? line : null;
  const periods = useMemo(() => periodsOf(shown, bars, drawn, interval), [shown, bars, drawn, interval]);
  const longer = intervalsFrom(own);
  return (
    <Drawn answer={answer} what={periods} opens note={saidOf(own, interval, series, drawn ? [bars, drawn] : [bars])}>
      {choice}
      <Choice label="Bars" value={bars} values={figures.map((figure) => [figure, figure])} choose={setBars} />
      {figures.length > 1 && (
        <Choice
          label="Line"
          value={line === bars ? '' : line}
          values={[['', 'none'], ...figures.filter((figure) => figure !== bars).map((figure): [string, string] => [figure, figure])]}
          choose={setLine}
        />
      )}
      {longer.length > 1 && (
        <Choice
          label="Per"
          value={asked}
          values={[['', `${fits.toLowerCase()} (fitting)`], ...longer.map((one): [string, string] => [one, one.toLowerCase()])]}
          choose={(one) => setAsked(one as Interval | '')}
        />
      )}
    </Drawn>
  );
}

const MOST_BUCKETS = 60;
const MOST_KINDS = 8;

function RowsInTime({ answer, dated, choice }: { answer: Answer; dated: Dated; choice: React.ReactNode }) {
  const [date, setDate] = useState(dated.dates[0]!);
  const [kind, setKind] = useState(dated.kinds.find(({ id }) => id === 'value.provider.name') ?? dated.kinds[0] ?? null);
  const [figure, setFigure] = useState('');
  const [asked, setAsked] = useState<Interval | ''>('');
  const known = useMemo(() => pointsOf(dated.list.rows, date, kind, MOST_KINDS), [dated, date, kind]);
  const fits = sensible(known.points[0]?.instant ?? 0, known.points.at(-1)?.instant ?? 0, MOST_BUCKETS);
  const interval = asked || fits;
  const by = dated.figures.find(({ id }) => id === figure);
  const what = useMemo<Periods | Points>(
    () => (by ? { ...known, figure: by } : histogram(dated, date, kind, interval, MOST_KINDS)),
    [by, known, dated, date, kind, interval],
  );
  const named = (columns: Dated['dates']): [string, string][] => columns.map((column) => [column.id, nameOfColumn(column)]);
  return (
    <Drawn answer={answer} what={what}>
      {choice}
      {dated.dates.length > 1 && (
        <Choice label="By" value={date.id} values={named(dated.dates)} choose={(id) => setDate(dated.dates.find((column) => column.id === id)!)} />
      )}
      {dated.figures.length > 0 && (
        <Choice label="Show" value={figure} values={[['', 'how many'], ...named(dated.figures)]} choose={setFigure} />
      )}
      {!by && (
        <Choice
          label="Per"
          value={asked}
          values={[['', `${fits.toLowerCase()} (fitting)`], ...INTERVALS.map((one): [string, string] => [one, one.toLowerCase()])]}
          choose={(one) => setAsked(one as Interval | '')}
        />
      )}
      {dated.kinds.length > 0 && (
        <Choice
          label="Told apart by"
          value={kind?.id ?? ''}
          values={[['', 'nothing'], ...named(dated.kinds)]}
          choose={(id) => setKind(dated.kinds.find((column) => column.id === id) ?? null)}
        />
      )}
    </Drawn>
  );
}
