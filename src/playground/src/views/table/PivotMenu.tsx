import { Menu } from '../../ui/Menu';
import { SelectField } from '../../ui/SelectField';
import type { Grouping } from './grouping';
import { COUNT, type PivotValue } from './pivot';
import type { TableState } from './useTableState';

interface PivotMenuProps {
  state: TableState;
  groupings: readonly Grouping[];
  values: readonly PivotValue[];
}

/** The choice of rows, columns and value of a pivot, which is shown as soon as rows and columns are chosen. */
export function PivotMenu({ state: { pivot, setPivot }, groupings, values }: PivotMenuProps) {
  const { rows = '', columns = '', value = COUNT.id } = pivot ?? {};
  const choose = (change: Partial<{ rows: string; columns: string; value: string }>) => {
    const next = { rows, columns, value, ...change };
    setPivot(next.rows === '' && next.columns === '' ? null : next);
  };
  const options = [['', 'None'], ...groupings.map(({ id, label }) => [id, label] as const)] as const;
  return (
    <Menu label="Pivot">
      <div className="ng-form">
        <SelectField label="Rows" value={rows} options={options} onChange={(id) => choose({ rows: id })} />
        <SelectField label="Columns" value={columns} options={options} onChange={(id) => choose({ columns: id })} />
        <SelectField label="Value" value={value} options={values.map(({ id, label }) => [id, label] as const)} onChange={(id) => choose({ value: id })} />
        <button type="button" className="ng-button" disabled={!pivot} onClick={() => setPivot(null)}>
          Show rows
        </button>
      </div>
    </Menu>
  );
}
