import { type ReactNode, useMemo } from 'react';
import type { Answer } from '../../answer/answer';
import { withInterval } from '../../answer/periodRequests';
import { useViewState } from '../../session/viewState';
import { SelectField } from '../../ui/SelectField';
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
  const shownAnswer = asked.answer ?? answer;
  const shown = asked.answer ? seriesIn(asked.answer) : series;
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
      notice={<Requested asked={asked} what={`by ${interval.toLowerCase()}`} instead={`The chart shows ${own.toLowerCase()}s.`} />}
    >
      {controls}
    </SeriesChart>
  );
}

function ownInterval(series: readonly Series[]): Interval {
  const written = series[0]?.field?.interval as Interval | undefined;
  const same = series.every(({ field }) => field?.interval === written);
  return written && same && INTERVALS.includes(written) ? written : intervalOf(series.flatMap(({ buckets }) => buckets.map(({ start }) => start)));
}

function pathsOf(series: readonly Series[]): string[][] {
  return [...new Map(series.map(({ path }) => [path.join('\n'), path])).values()];
}
