import { useId, useState } from 'react';

const OTHER = '\u0000';

interface Props {
  label: string;
  folders: readonly string[];
  folder: string;
  disabled: boolean;
  onChange(folder: string): void;
}

/** A choice of a seed folder from the known ones, or by name. */
export function FolderField({ label, folders, folder, disabled, onChange }: Props) {
  const [typed, setTyped] = useState(false);
  const id = useId();
  const free = typed || folders.length === 0;
  return (
    <>
      <label htmlFor={free && folders.length === 0 ? `${id}-text` : id}>{label}</label>
      {folders.length > 0 && (
        <select
          id={id}
          disabled={disabled}
          value={typed ? OTHER : folder}
          onChange={({ target: { value } }) => {
            setTyped(value === OTHER);
            onChange(value === OTHER ? '' : value);
          }}
        >
          <option value="">Choose a folder…</option>
          {folders.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
          <option value={OTHER}>Another folder…</option>
        </select>
      )}
      {free && (
        <input
          id={`${id}-text`}
          aria-label={folders.length > 0 ? 'Name of the folder' : undefined}
          disabled={disabled}
          spellCheck={false}
          placeholder="name of a folder"
          value={folder}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </>
  );
}
