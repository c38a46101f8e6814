import { type ReactNode } from 'react';
import { type List, titleOf } from '../../answer/lists';
import { useViewState } from '../../session/viewState';
import { SelectField } from '../../ui/SelectField';
import type { ViewProps } from '../shared/view';
import { Coverage } from './Coverage';
import { coverageIn } from './matrix';

/** The coverage of topics by providers as a matrix with a figure in each cell; a cell without articles is a gap. */
export default function CoverageView({ answer }: ViewProps) {
  const lists = coverageIn(answer);
  const [chosen, setChosen] = useViewState('coverage.list', '');
  const list: List = lists.find((one) => titleOf(one) === chosen) ?? lists[0]!;
  const listField: ReactNode = lists.length > 1 && (
    <SelectField label="Rows of" value={titleOf(list)} options={lists.map((one) => [titleOf(one), titleOf(one)])} onChange={setChosen} />
  );
  return <Coverage key={titleOf(list)} answer={answer} list={list} listField={listField} />;
}
