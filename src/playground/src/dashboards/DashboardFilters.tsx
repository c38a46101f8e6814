import { type Filters, NO_FILTERS, whereOf } from '../filters/filters';
import { suggestProviders, suggestTopics } from './suggestValues';
import { firstDay, fromDay, lastDay, untilDay } from './days';
import { ValuesField } from './ValuesField';

interface DashboardFiltersProps {
  filters: Filters;
  onChange(filters: Filters): void;
}

/** The filters for all cards: the first and the last day, topics, and providers. */
export function DashboardFilters({ filters, onChange }: DashboardFiltersProps) {
  return (
    <section className="ng-board-filters" aria-label="Filters">
      <label>
        From <input type="date" value={firstDay(filters.from)} onChange={(event) => onChange({ ...filters, from: fromDay(event.target.value) })} />
      </label>
      <label title="The last day is included">
        To <input type="date" value={lastDay(filters.until)} onChange={(event) => onChange({ ...filters, until: untilDay(event.target.value) })} />
      </label>
      <ValuesField label="Topic" values={filters.topics} suggest={suggestTopics} onChange={(topics) => onChange({ ...filters, topics })} />
      <ValuesField label="Provider" values={filters.providers} suggest={suggestProviders} onChange={(providers) => onChange({ ...filters, providers })} />
      {whereOf(filters) && (
        <button type="button" className="ng-button" onClick={() => onChange(NO_FILTERS)}>
          Clear filters
        </button>
      )}
    </section>
  );
}
