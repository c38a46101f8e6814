import { type ReactNode, useMemo } from 'react';
import type { Answer } from '../../answer/answer';
import type { GraphQlRequest } from '../../gateway/request';
import { useViewState } from '../../session/viewState';
import { SelectField } from '../../ui/SelectField';
import { figureLabel, isCount } from './figures';
import type { Interval } from './interval';
import { periodsOf } from './periods';
import { figuresOf, type Series } from './series';
import { TimeChart } from './TimeChart';

interface SeriesChartProps {
  /** The answer with the periods. */
  answer: Answer;
  /** The request of the person. */
  asked: GraphQlRequest;
  series: readonly Series[];
  interval: Interval;
  /** Whether no article is in two of the series. */
  disjoint: boolean;
  /** Whether other series are on their way. */
  waiting?: boolean;
  note: string;
  notice: ReactNode;
  /** A sentence on series that are missing, for a picture. */
  left?: string;
  children: ReactNode;
}

/** The chart of series of periods, with the choice of its figures. */
export function SeriesChart({ answer, asked, series, interval, disjoint, waiting = false, note, notice, left = '', children }: SeriesChartProps) {
  const figures = useMemo(() => figuresOf(series), [series]);
  const [measure, setMeasure] = useViewState('time.measure', '');
  // Several series are compared by one figure, so that a second one is shown only if it is chosen.
  const average = series.length === 1 ? (figures.find((figure) => /average/i.test(figure)) ?? '') : '';
  const [chosenSecond, setSecond] = useViewState<string | null>('time.second', null);
  // A figure of rows, such as their quality, is an average of periods.
  const averaged = `${measure.replace(/^value\./, '')}.average`;
  const first = [measure, averaged].find((figure) => figures.includes(figure)) ?? figures[0] ?? '';
  const wanted = chosenSecond ?? average;
  const second = wanted && figures.includes(wanted) && wanted !== first ? wanted : null;
  const periods = useMemo(
    () => periodsOf(waiting ? [] : series, first, second, interval, disjoint),
    [series, first, second, interval, disjoint, waiting],
  );
  const named = (names: readonly string[]) => names.map((figure): [string, string] => [figure, figureLabel(figure)]);
  return (
    <TimeChart answer={answer} asked={asked} what={periods} drillsDown note={note} notice={notice} left={left}>
      {figures.length > 0 && <SelectField label="Show" value={first} options={named(figures)} onChange={setMeasure} />}
      {figures.length > 1 && (
        <SelectField
          label="Second axis"
          value={second ?? ''}
          options={[['', 'None'], ...named(figures.filter((figure) => figure !== first && !(isCount(figure) && isCount(first))))]}
          onChange={(one) => setSecond(one === average ? null : one)}
        />
      )}
      {children}
    </TimeChart>
  );
}
