import { type ReactNode, useMemo } from 'react';
import { titleOf } from '../../answer/lists';
import { listsIn } from '../../answer/mainList';
import { useViewState } from '../../session/viewState';
import { SelectField } from '../../ui/SelectField';
import type { ViewProps } from '../shared/view';
import { type Dated, datedOf, isDated } from './datedRows';
import { PeriodChart } from './PeriodChart';
import { RowChart } from './RowChart';
import { isOfPeriods, seriesIn } from './series';

const PERIODS = 'periods';

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
  const [wanted, setChosen] = useViewState('time.list', '');
  const chosen = wanted || (series.length > 0 ? PERIODS : titleOf((dated[0] ?? { list: { fields: [] } }).list));
  const rows = dated.find((one) => titleOf(one.list) === chosen) ?? (series.length > 0 ? undefined : dated[0]);
  const names: [string, string][] = [
    ...(series.length > 0 ? [[PERIODS, series.length === 1 ? series[0]!.name : `${series.length} timelines`] as [string, string]] : []),
    ...dated.map(({ list }): [string, string] => [titleOf(list), `${titleOf(list)} (${list.rows.length} rows)`]),
  ];
  const listField: ReactNode = names.length > 1 && <SelectField label="Rows of" value={chosen} options={names} onChange={setChosen} />;
  return rows ? (
    <RowChart key={chosen} answer={answer} dated={rows} listField={listField} />
  ) : series.length > 0 ? (
    <PeriodChart answer={answer} series={series} listField={listField} />
  ) : (
    <p className="ng-nothing">Nothing in this answer has a date.</p>
  );
}
