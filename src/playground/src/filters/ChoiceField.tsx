import { Combobox, ComboboxButton, ComboboxInput, ComboboxOption, ComboboxOptions } from '@headlessui/react';
import { useState } from 'react';
import { formatNumber } from '../text/format';
import type { Choice } from './find';
import { useChoices } from './useChoices';

interface ChoiceFieldProps {
  /** What is chosen, in the plural: `Topics`. */
  label: string;
  chosen: readonly string[];
  find(text: string, signal: AbortSignal): Promise<Choice[]>;
  onChange(chosen: string[], labels: ReadonlyMap<string, string>): void;
}

/** A field in which several topics or providers can be chosen while typing. */
export function ChoiceField({ label, chosen, find, onChange }: ChoiceFieldProps) {
  const [text, setText] = useState('');
  const [labels] = useState(() => new Map<string, string>());
  return (
    <Combobox
      immediate
      multiple
      value={[...chosen]}
      onChange={(next) => {
        setText('');
        onChange(next, labels);
      }}
      onClose={() => setText('')}
    >
      {({ open }) => (
        <div className="ng-choice">
          <ComboboxInput
            aria-label={label}
            placeholder={chosen.length === 0 ? label : `${label} (${chosen.length})`}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <ComboboxButton aria-label={`Show ${label.toLowerCase()}`} className="ng-choice-button">
            <span aria-hidden="true">▾</span>
          </ComboboxButton>
          <Options label={label} find={find} text={text} open={open} labels={labels} />
        </div>
      )}
    </Combobox>
  );
}

interface OptionsProps extends Pick<ChoiceFieldProps, 'label' | 'find'> {
  text: string;
  open: boolean;
  labels: Map<string, string>;
}

function Options({ label, find, text, open, labels }: OptionsProps) {
  const { choices, message } = useChoices(find, text, open);
  choices.forEach((choice) => labels.set(choice.value, choice.label));
  return (
    <ComboboxOptions modal={false} className="ng-choice-list" aria-label={label}>
      {choices.map(({ value, label: name, articles }) => (
        <ComboboxOption key={value} value={value} className="ng-choice-option">
          {({ selected }) => (
            <>
              <span className="ng-choice-mark" aria-hidden="true">
                {selected ? '✓' : ''}
              </span>
              <span className="ng-choice-name">{name}</span>
              <span className="ng-choice-count">{formatNumber(articles)}</span>
            </>
          )}
        </ComboboxOption>
      ))}
      {message && (
        <ComboboxOption value={null} disabled className="ng-choice-option ng-quiet">
          {message}
        </ComboboxOption>
      )}
    </ComboboxOptions>
  );
}
