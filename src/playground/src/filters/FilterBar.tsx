import { useState } from 'react';
import { SelectField } from '../ui/SelectField';
import { ChoiceField } from './ChoiceField';
import { type Filters, NO_FILTERS } from './filters';
import { findProviders, findTopics } from './find';
import { daysOf, type Preset, PRESET_LABELS, PRESETS, presetOf, rangeOf, rangeOfDays } from './timeRange';
import { useGraphSpan } from './useGraphSpan';

interface FilterBarProps {
  filters: Filters;
  onChange(filters: Filters): void;
}

/** The filters of a page: a time range, topics and providers, with the chosen ones below. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const span = useGraphSpan();
  const newest = span?.newest ?? null;
  const preset = presetOf(filters, newest);
  const [custom, setCustom] = useState(false);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const { first, last } = daysOf(filters);
  const choose = (choice: string) => {
    setCustom(choice === 'custom');
    if (choice !== 'custom') {
      onChange({ ...filters, ...NO_RANGE, ...rangeOf(choice as Preset, newest) });
    }
  };
  const setDays = (from: string, to: string) => onChange({ ...filters, ...NO_RANGE, ...rangeOfDays(from, to) });
  const dates = custom || preset === null;
  return (
    <div className="ng-filters" role="group" aria-label="Filters">
      <div className="ng-filter-fields">
        <SelectField
          label="Time"
          value={dates ? 'custom' : preset}
          options={[...PRESETS.map((name) => [name, PRESET_LABELS[name]] as const), ['custom', 'Between two days…'] as const]}
          onChange={choose}
        />
        {dates && (
          <span className="ng-filter-days">
            <input type="date" aria-label="First day" value={first} max={last || undefined} onChange={(event) => setDays(event.target.value, last)} />
            <span aria-hidden="true">–</span>
            <input type="date" aria-label="Last day" value={last} min={first || undefined} onChange={(event) => setDays(first, event.target.value)} />
          </span>
        )}
        <ChoiceField label="Topics" chosen={filters.topics} find={findTopics} onChange={(topics) => onChange({ ...filters, topics })} />
        <ChoiceField
          label="Providers"
          chosen={filters.providers}
          find={findProviders}
          onChange={(providers, labels) => {
            setNames(new Map([...names, ...labels]));
            onChange({ ...filters, providers });
          }}
        />
      </div>
      {(filters.topics.length > 0 || filters.providers.length > 0) && (
        <ul className="ng-chips" aria-label="Chosen filters">
          {filters.topics.map((topic) => (
            <Chip key={`topic ${topic}`} label={topic} onRemove={() => onChange({ ...filters, topics: filters.topics.filter((one) => one !== topic) })} />
          ))}
          {filters.providers.map((domain) => (
            <Chip
              key={`provider ${domain}`}
              label={names.get(domain) ?? domain}
              onRemove={() => onChange({ ...filters, providers: filters.providers.filter((one) => one !== domain) })}
            />
          ))}
          <li>
            <button type="button" className="ng-button ng-plain" onClick={() => onChange(NO_FILTERS)}>
              Clear filters
            </button>
          </li>
        </ul>
      )}
    </div>
  );
}

const NO_RANGE = { from: undefined, until: undefined };

function Chip({ label, onRemove }: { label: string; onRemove(): void }) {
  return (
    <li className="ng-chip">
      {label}
      <button type="button" aria-label={`Remove the filter ${label}`} onClick={onRemove}>
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}
