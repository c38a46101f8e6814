interface SelectFieldProps {
  label: string;
  value: string;
  /** Pairs of value and label. */
  options: readonly (readonly [string, string])[];
  disabled?: boolean;
  className?: string;
  onChange(value: string): void;
}

/** A drop-down list with its label before it. */
export function SelectField({ label, value, options, disabled = false, className = 'ng-field', onChange }: SelectFieldProps) {
  return (
    <label className={className}>
      {label}{' '}
      <select value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
