import { type ReactNode, useMemo } from 'react';
import type { Answer } from '../../answer/answer';
import { type Column, columnName } from '../../answer/columns';
import { allRowsOf } from '../../session/allRows';
import { useAllRowsProgress } from '../../session/useAllRowsProgress';
import { useViewState } from '../../session/viewState';
import { formatCount } from '../../text/format';
import { SelectField } from '../../ui/SelectField';
import { isPartial, nounOf, PartialNotice, shownText } from '../shared/PartialNotice';
import { intervalOptions } from './autoInterval';
import { type Dated, datedOf, type Points, pointsOf } from './datedRows';
import { groupablePath, GROUPING_LABELS, groupingOf } from './exact';
import { ExactChart } from './ExactChart';
import { type Interval, INTERVALS, shortestInterval } from './interval';
import { histogram, type Periods } from './periods';
import { TimeChart } from './TimeChart';

const MAX_BUCKETS = 60;
const MAX_CATEGORIES = 8;
const PUBLISHED = 'value.publishedDateTime';

/** The rows of a list by date: their number in each period, or a point for each. */
export function RowChart({ answer, dated: given, listField }: { answer: Answer; dated: Dated; listField: ReactNode }) {
  const [dateId, setDate] = useViewState('time.date', '');
  const [categoryId, setCategory] = useViewState<string | null>('time.colour', null);
  const [figure, setFigure] = useViewState('time.measure', '');
  const [chosen, setChosen] = useViewState<Interval | ''>('time.interval', '');
  const [exact, setExact] = useViewState('time.exact', false);
  const progress = useAllRowsProgress(allRowsOf(answer, given.list));
  const read = progress && progress.rows.length > given.list.rows.length ? progress.rows : null;
  const dated = useMemo(() => (read && datedOf({ ...given.list, rows: [...read] })) ?? given, [given, read]);
  const date = dated.dates.find(({ id }) => id === dateId) ?? dated.dates[0]!;
  const byDefault = dated.categories.find(({ id }) => id === 'value.provider.name') ?? dated.categories[0] ?? null;
  const category = categoryId === null ? byDefault : (dated.categories.find(({ id }) => id === categoryId) ?? null);
  const known = useMemo(() => pointsOf(dated.list.rows, date, category, MAX_CATEGORIES), [dated, date, category]);
  const auto = shortestInterval(known.points[0]?.instant ?? 0, known.points.at(-1)?.instant ?? 0, MAX_BUCKETS);
  const interval = chosen || auto;
  const by = dated.figures.find(({ id }) => id === figure);
  const counted = `Number of ${nounOf(dated.list, 2)}`;
  const what = useMemo<Periods | Points>(
    () => (by ? { ...known, figure: by } : histogram(dated, date, category, interval, MAX_CATEGORIES, counted)),
    [by, known, dated, date, category, interval, counted],
  );
  const partial = isPartial(answer, given.list);
  const path = useMemo(() => (date.id === PUBLISHED && partial ? groupablePath(answer, given.list) : null), [answer, given, date, partial]);
  const isExact = exact && path !== null && progress?.stage !== 'done';
  const notice = (
    <PartialNotice
      answer={answer}
      list={given.list}
      exact={path ? { on: isExact, set: setExact, title: 'Asks the gateway to count all articles by period' } : undefined}
    />
  );
  const named = (columns: Dated['dates']): [string, string][] => columns.map((column) => [column.id, columnName(column)]);
  if (isExact) {
    return <ExactChart answer={answer} path={path} grouping={groupingOf(category?.id ?? null)} notice={notice} listField={listField} />;
  }
  return (
    <TimeChart
      answer={answer}
      asked={answer.request}
      what={what}
      left={partial && progress?.stage !== 'done' ? shownText(dated.list, dated.list.rows.length, progress?.total ?? dated.list.total) : ''}
      note={noteOf(known, dated, by !== undefined, category ? columnName(category) : '')}
      notice={notice}
    >
      {listField}
      {dated.dates.length > 1 && <SelectField label="By" value={date.id} options={named(dated.dates)} onChange={setDate} />}
      {dated.figures.length > 0 && <SelectField label="Show" value={by?.id ?? ''} options={[['', counted], ...named(dated.figures)]} onChange={setFigure} />}
      {!by && (
        <SelectField label="Interval" value={chosen} options={intervalOptions(INTERVALS, auto)} onChange={(one) => setChosen(one as Interval | '')} />
      )}
      {dated.categories.length > 0 && (
        <SelectField label="Colour by" value={category?.id ?? ''} options={[['', 'Nothing'], ...dated.categories.map((column): [string, string] => [column.id, colourLabel(column)])]} onChange={setCategory} />
      )}
    </TimeChart>
  );
}

function colourLabel(column: Column): string {
  const grouping = groupingOf(column.id);
  return grouping && column.label !== 'domain' ? GROUPING_LABELS[grouping] : columnName(column);
}

function noteOf({ overlapping, undated }: ReturnType<typeof pointsOf>, { list }: Dated, points: boolean, category: string): string {
  const noun = nounOf(list, 1);
  const one = `${/^[aeiou]/.test(noun) ? 'An' : 'A'} ${noun}`;
  return [
    ...(overlapping && points ? [`A point with several ${category} has the colour of the most frequent one.`] : []),
    ...(overlapping && !points ? [`${one} counts under each of its ${category}.`] : []),
    ...(undated > 0 ? [`${formatCount(undated, noun)} without a date ${undated === 1 ? 'is' : 'are'} not drawn.`] : []),
  ].join(' ');
}
