import { Menu } from '../../ui/Menu';
import { SelectField } from '../../ui/SelectField';
import type { Grouping } from './grouping';
import type { TableState } from './useTableState';

interface GroupMenuProps {
  state: TableState;
  groupings: readonly Grouping[];
  grouping: Grouping | undefined;
  /** Whether some rows hold only a part of the values. */
  cut: boolean;
}

/** The choice of the column by which rows are grouped, and of the figure that each group shows. */
export function GroupMenu({ state, groupings, grouping, cut }: GroupMenuProps) {
  return (
    <Menu label={grouping ? `Group by: ${grouping.label}` : 'Group by'}>
      <div className="ng-form">
        <SelectField
          label="Group by"
          value={grouping?.id ?? ''}
          options={[['', 'None'], ...groupings.map(({ id, label }) => [id, label] as const)]}
          onChange={state.group}
        />
        {grouping && (
          <>
            <SelectField
              label="Numbers of a group"
              value={state.figure}
              options={[
                ['mean', 'Mean'],
                ['sum', 'Sum'],
              ]}
              onChange={(figure) => state.setFigure(figure as 'mean' | 'sum')}
            />
            <div className="ng-row">
              <button type="button" className="ng-button" onClick={() => state.closeAll(true)}>
                Collapse all
              </button>
              <button type="button" className="ng-button" onClick={() => state.closeAll(false)}>
                Expand all
              </button>
            </div>
            {grouping.column.kind === 'objects' || grouping.column.kind === 'texts' ? (
              <p className="ng-hint">
                A row is in the group of each of its values.
                {cut ? ` Some rows hold only the first of their ${grouping.label}, so they are missing from other groups.` : ''}
              </p>
            ) : null}
          </>
        )}
      </div>
    </Menu>
  );
}
