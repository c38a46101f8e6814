import { type ReactNode, useMemo } from 'react';
import type { Answer } from '../../answer/answer';
import { type List, namesIn } from '../../answer/lists';
import { listsIn } from '../../answer/mainList';
import { withInterval } from '../../answer/periodRequests';
import { replaceRows } from '../../answer/replaceRows';
import { allRowsOf } from '../../session/allRows';
import { useAllRowsProgress } from '../../session/useAllRowsProgress';
import { useViewState } from '../../session/viewState';
import { SelectField } from '../../ui/SelectField';
import { isPartial, PartialNotice, shownText } from '../shared/PartialNotice';
import { useAsked } from '../shared/useAsked';
import { autoInterval, cappedCount, cappedNote, intervalOptions, intervalsOf } from './autoInterval';
import { type Interval, intervalOf, INTERVALS } from './interval';
import { Requested } from './Requested';
import { type Series, seriesIn } from './series';
import { SeriesChart } from './SeriesChart';

/**
 * Timelines and groups by date. Another interval than that of the answer is asked of the gateway: averages, and periods that
 * were cut off, cannot be computed from the periods at hand.
 */
export function PeriodChart({ answer, series, listField }: { answer: Answer; series: readonly Series[]; listField: ReactNode }) {
  const own = useMemo(() => ownInterval(series), [series]);
  const intervals = intervalsOf(series, own);
  const auto = useMemo(() => autoInterval(series, own, intervals), [series, own, intervals]);
  const [chosen, setChosen] = useViewState<Interval | ''>('time.interval', '');
  const interval = chosen && intervals.includes(chosen) ? chosen : auto;
  const capped = cappedCount(series, answer.extensions['notices']);
  const request = useMemo(() => {
    // An explicit choice of the same interval asks for the periods that the query cut off.
    const same = interval === own && !(chosen === own && capped > 0 && series.some(({ field }) => field?.name === 'groups'));
    return same ? null : withInterval(answer.request, pathsOf(series), interval);
  }, [answer, series, interval, own, chosen, capped]);
  const asked = useAsked(answer, request);
  const base = asked.answer ?? answer;
  const outer = useMemo(() => outerList(base, series), [base, series]);
  const progress = useAllRowsProgress(outer ? allRowsOf(base, outer) : null);
  const rows = outer && progress && progress.rows.length > outer.rows.length ? progress.rows : null;
  const shownAnswer = useMemo(
    () => (rows && outer ? replaceRows(base, outer.fields, rows, progress?.stage !== 'done') : base),
    [base, outer, rows, progress?.stage],
  );
  const shown = shownAnswer === answer ? series : seriesIn(shownAnswer);
  const missing = cappedCount(shown, shownAnswer.extensions['notices']);
  const controls = (
    <>
      {listField}
      {intervals.length > 1 && (
        <SelectField
          label="Interval"
          value={intervals.includes(chosen as Interval) ? chosen : ''}
          options={intervalOptions(intervals, auto)}
          onChange={(one) => setChosen(one as Interval | '')}
        />
      )}
    </>
  );
  const failed = asked.stage === 'failed';
  return (
    <SeriesChart
      answer={shownAnswer}
      asked={answer.request}
      series={shown}
      interval={failed || asked.stage === 'running' ? own : interval}
      disjoint={false}
      waiting={asked.stage === 'running'}
      note={missing > 0 ? cappedNote(missing, failed ? own : interval) : ''}
      left={outer && progress?.stage !== 'done' ? shownText(outer, rows?.length ?? outer.rows.length, progress?.total ?? outer.total) : ''}
      notice={
        <>
          {outer && <PartialNotice answer={base} list={outer} />}
          <Requested asked={asked} what={`by ${interval.toLowerCase()}`} instead={`The chart shows ${own.toLowerCase()}s.`} />
        </>
      }
    >
      {controls}
    </SeriesChart>
  );
}

// The partial list, such as a page of topics, that the series belong to. The groups of a connection are those of all its pages.
function outerList(answer: Answer, series: readonly Series[]): List | undefined {
  return listsIn(answer).find((list) => {
    const path = namesIn(list.rows[0]!.path);
    return isPartial(answer, list) && series.some((one) => one.path.length > path.length && path.every((name, place) => one.path[place] === name));
  });
}

function ownInterval(series: readonly Series[]): Interval {
  const written = series[0]?.field?.interval as Interval | undefined;
  const same = series.every(({ field }) => field?.interval === written);
  return written && same && INTERVALS.includes(written) ? written : intervalOf(series.flatMap(({ buckets }) => buckets.map(({ start }) => start)));
}

function pathsOf(series: readonly Series[]): string[][] {
  return [...new Map(series.map(({ path }) => [path.join('\n'), path])).values()];
}
