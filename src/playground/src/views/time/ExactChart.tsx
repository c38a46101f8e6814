import { type ReactNode, useMemo } from 'react';
import type { Answer } from '../../answer/answer';
import { type Grouping, groupedPeriodsRequest, overviewRequest } from '../../answer/exactGroups';
import { openQuery } from '../../session/openQuery';
import { useViewState } from '../../session/viewState';
import { formatCount } from '../../text/format';
import { SelectField } from '../../ui/SelectField';
import { useAsked } from '../shared/useAsked';
import { cappedCount, cappedNote, GROUP_INTERVALS, intervalOptions, readableInterval } from './autoInterval';
import { groupedSeries, GROUPING_LABELS, overviewOf } from './exact';
import type { Interval } from './interval';
import { Requested } from './Requested';
import { SeriesChart } from './SeriesChart';

const MAX_GROUPS = 8;

interface ExactChartProps {
  answer: Answer;
  /** The response names that lead to the connection of articles. */
  path: readonly string[];
  /** The grouping that is used until another one is chosen. */
  grouping: Grouping | null;
  notice: ReactNode;
  listField: ReactNode;
}

/** The articles of a connection by period, counted by the gateway over all of its pages. */
export function ExactChart({ answer, path, grouping, notice, listField }: ExactChartProps) {
  const [chosenGrouping, setGrouping] = useViewState<Grouping | '' | null>('time.group', null);
  const by = chosenGrouping === null ? grouping : chosenGrouping || null;
  const first = useMemo(() => overviewRequest(answer.request, path, by, MAX_GROUPS), [answer, path, by]);
  const asked = useAsked(answer, first);
  const overview = useMemo(() => (asked.answer ? overviewOf(asked.answer, path) : null), [asked.answer, path]);
  const [chosen, setChosen] = useViewState<Interval | ''>('time.interval', '');
  const auto = readableInterval(overview?.from ?? 0, overview?.to ?? 0, by ? MAX_GROUPS + 1 : 1, GROUP_INTERVALS);
  const interval = chosen && GROUP_INTERVALS.includes(chosen) ? chosen : auto;
  const second = useMemo(
    () => overview && groupedPeriodsRequest(answer.request, path, by, overview.groups.map(({ key }) => key), interval),
    [answer, path, by, overview, interval],
  );
  const counted = useAsked(answer, second);
  const series = useMemo(
    () => (counted.answer && overview ? groupedSeries(counted.answer, path, overview.groups, by === 'TOPIC') : []),
    [counted.answer, overview, path, by],
  );
  const missing = cappedCount(series, null);
  const notes = [
    ...(by === 'TOPIC' ? ['An article counts under each of its topics.'] : []),
    ...(overview && overview.undated > 0 ? [`${formatCount(overview.undated, 'article')} without a date ${overview.undated === 1 ? 'is' : 'are'} not drawn.`] : []),
    ...(missing > 0 ? [cappedNote(missing, interval)] : []),
  ];
  return (
    <SeriesChart
      answer={counted.answer ?? answer}
      asked={answer.request}
      series={series}
      interval={interval}
      disjoint={by !== 'TOPIC'}
      note={notes.join(' ')}
      notice={
        <>
          {notice}
          <Requested asked={asked.stage === 'done' ? counted : asked} what="of all articles" />
        </>
      }
    >
      {listField}
      <SelectField
        label="Interval"
        value={GROUP_INTERVALS.includes(chosen as Interval) ? chosen : ''}
        options={intervalOptions(GROUP_INTERVALS, auto)}
        onChange={(one) => setChosen(one as Interval | '')}
      />
      <SelectField
        label="Colour by"
        value={by ?? ''}
        options={[['', 'Nothing'], ...Object.entries(GROUPING_LABELS)]}
        onChange={(one) => setGrouping(one as Grouping | '')}
      />
      {second && (
        <button type="button" className="ng-button" onClick={() => openQuery(second, 'time')}>
          Open as query
        </button>
      )}
    </SeriesChart>
  );
}
