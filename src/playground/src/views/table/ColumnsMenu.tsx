import { type Column, columnName } from '../../answer/columns';
import { Menu } from '../../ui/Menu';
import { SelectField } from '../../ui/SelectField';
import type { TableState } from './useTableState';

/** The choice of the columns that are shown, and of the column whose statistics are shown. */
export function ColumnsMenu({ state, columns }: { state: TableState; columns: readonly Column[] }) {
  const show = (id: string, shown: boolean) => state.setHidden(shown ? state.hidden.filter((one) => one !== id) : [...state.hidden, id]);
  return (
    <Menu label="Columns">
      <div className="ng-form">
        <SelectField
          label="Statistics of"
          value={columns.some(({ id }) => id === state.statistics) ? state.statistics : ''}
          options={[['', 'None'], ...columns.map((column) => [column.id, columnName(column)] as const)]}
          onChange={state.setStatistics}
        />
        <fieldset className="ng-columns">
          <legend>Columns that are shown</legend>
          {columns.map((column) => (
            <label key={column.id}>
              <input
                type="checkbox"
                checked={!state.hidden.includes(column.id)}
                onChange={(event) => show(column.id, event.target.checked)}
              />{' '}
              {columnName(column)}
            </label>
          ))}
        </fieldset>
        <button type="button" className="ng-button" disabled={Object.keys(state.widths).length === 0} onClick={() => state.setWidths({})}>
          Reset widths
        </button>
      </div>
    </Menu>
  );
}
