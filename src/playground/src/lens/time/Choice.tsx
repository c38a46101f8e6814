/** A choice of one of several, with its name before it. */
export function Choice({ label, value, values, choose }: {
  label: string;
  value: string;
  values: readonly (readonly [string, string])[];
  choose(value: string): void;
}) {
  return (
    <label className="ng-field">
      {label}{' '}
      <select value={value} onChange={(event) => choose(event.target.value)}>
        {values.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
