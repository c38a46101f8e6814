import { useMemo, useState } from 'react';
import type { Answer } from '../../answer/answer';
import { columnName } from '../../answer/columns';
import { titleOf } from '../../answer/lists';
import { listsIn } from '../../answer/mainList';
import { SelectField } from '../../ui/SelectField';
import type { ViewProps } from '../shared/view';
import { aggregatePeriods, aggregationNote, fittingInterval, intervalsFrom } from './aggregatePeriods';
import { type Dated, datedOf, isDated, type Points, pointsOf } from './datedRows';
import { type Interval, intervalOf, INTERVALS, shortestInterval } from './interval';
import { histogram, type Periods, periodsOf } from './periods';
import { figuresOf, isOfPeriods, type Series, seriesIn } from './series';
import { TimeChart } from './TimeChart';

const PERIODS = '\u0000periods';

/** The time view: timelines, groups by date, or rows with a date. */
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
  const listField = names.length > 1 && <SelectField label="Of" value={chosen} options={names} onChange={setChosen} />;
  return rows ? (
    <RowChart key={chosen} answer={answer} dated={rows} listField={listField} />
  ) : series.length > 0 ? (
    <PeriodChart answer={answer} series={series} listField={listField} />
  ) : (
    <p className="ng-nothing">Nothing in this answer has a date.</p>
  );
}

function PeriodChart({ answer, series, listField }: { answer: Answer; series: Series[]; listField: React.ReactNode }) {
  const figures = useMemo(() => figuresOf(series), [series]);
  const [bars, setBars] = useState(figures[0] ?? '');
  // Several timelines are compared by their bars, so a line is lineFigure only if it is chosen.
  const [line, setLine] = useState(series.length === 1 ? (figures.find((figure) => /average/i.test(figure)) ?? '') : '');
  const own = useMemo(() => intervalOf(series.flatMap(({ buckets }) => buckets.map(({ start }) => start))), [series]);
  const [chosenInterval, setChosenInterval] = useState<Interval | ''>('');
  const fits = fittingInterval(series, own);
  const interval = chosenInterval || fits;
  const shown = useMemo(() => aggregatePeriods(series, own, interval), [series, own, interval]);
  const lineFigure = line && line !== bars ? line : null;
  const periods = useMemo(() => periodsOf(shown, bars, lineFigure, interval), [shown, bars, lineFigure, interval]);
  const longer = intervalsFrom(own);
  return (
    <TimeChart answer={answer} what={periods} drillsDown note={aggregationNote(own, interval, series, lineFigure ? [bars, lineFigure] : [bars])}>
      {listField}
      <SelectField label="Bars" value={bars} options={figures.map((figure) => [figure, figure])} onChange={setBars} />
      {figures.length > 1 && (
        <SelectField
          label="Line"
          value={line === bars ? '' : line}
          options={[['', 'none'], ...figures.filter((figure) => figure !== bars).map((figure): [string, string] => [figure, figure])]}
          onChange={setLine}
        />
      )}
      {longer.length > 1 && (
        <SelectField
          label="Per"
          value={chosenInterval}
          options={[['', `${fits.toLowerCase()} (fitting)`], ...longer.map((one): [string, string] => [one, one.toLowerCase()])]}
          onChange={(one) => setChosenInterval(one as Interval | '')}
        />
      )}
    </TimeChart>
  );
}

const MAX_BUCKETS = 60;
const MAX_CATEGORIES = 8;

function RowChart({ answer, dated, listField }: { answer: Answer; dated: Dated; listField: React.ReactNode }) {
  const [date, setDate] = useState(dated.dates[0]!);
  const [category, setCategory] = useState(dated.categories.find(({ id }) => id === 'value.provider.name') ?? dated.categories[0] ?? null);
  const [figure, setFigure] = useState('');
  const [chosenInterval, setChosenInterval] = useState<Interval | ''>('');
  const known = useMemo(() => pointsOf(dated.list.rows, date, category, MAX_CATEGORIES), [dated, date, category]);
  const fits = shortestInterval(known.points[0]?.instant ?? 0, known.points.at(-1)?.instant ?? 0, MAX_BUCKETS);
  const interval = chosenInterval || fits;
  const by = dated.figures.find(({ id }) => id === figure);
  const what = useMemo<Periods | Points>(
    () => (by ? { ...known, figure: by } : histogram(dated, date, category, interval, MAX_CATEGORIES)),
    [by, known, dated, date, category, interval],
  );
  const named = (columns: Dated['dates']): [string, string][] => columns.map((column) => [column.id, columnName(column)]);
  return (
    <TimeChart answer={answer} what={what}>
      {listField}
      {dated.dates.length > 1 && (
        <SelectField label="By" value={date.id} options={named(dated.dates)} onChange={(id) => setDate(dated.dates.find((column) => column.id === id)!)} />
      )}
      {dated.figures.length > 0 && (
        <SelectField label="Show" value={figure} options={[['', 'how many'], ...named(dated.figures)]} onChange={setFigure} />
      )}
      {!by && (
        <SelectField
          label="Per"
          value={chosenInterval}
          options={[['', `${fits.toLowerCase()} (fitting)`], ...INTERVALS.map((one): [string, string] => [one, one.toLowerCase()])]}
          onChange={(one) => setChosenInterval(one as Interval | '')}
        />
      )}
      {dated.categories.length > 0 && (
        <SelectField
          label="Told apart by"
          value={category?.id ?? ''}
          options={[['', 'nothing'], ...named(dated.categories)]}
          onChange={(id) => setCategory(dated.categories.find((column) => column.id === id) ?? null)}
        />
      )}
    </TimeChart>
  );
}
