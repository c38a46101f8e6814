import { useId } from 'react';
import { exampleKindOf } from './exampleValues';
import { Suggestions } from './Suggestions';
import { type Field, valueProblem, type Values } from './variables';

interface Props {
  fields: readonly Field[];
  values: Values;
  onChange(values: Values): void;
}

/** A form for the variables of a question. */
export function VariableForm({ fields, values, onChange }: Props) {
  return (
    <div className="ng-variables">
      {fields.map((field) => (
        <VariableInput
          key={field.name}
          field={field}
          text={values[field.name] ?? ''}
          onChange={(text) => onChange({ ...values, [field.name]: text })}
        />
      ))}
    </div>
  );
}

function VariableInput({ field, text, onChange }: { field: Field; text: string; onChange(text: string): void }) {
  const id = useId();
  const wrong = valueProblem(field, text);
  const common = {
    id,
    value: text,
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': wrong ? `${id}-wrong` : undefined,
    'aria-required': field.required,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  const kind = exampleKindOf(field);
  const suggests = kind === 'article' || kind === 'provider' || kind === 'topic';
  const empty = field.defaultValue === null ? 'Not set' : `Default: ${field.defaultValue}`;
  return (
    <div className="ng-variable">
      <label htmlFor={id} title={field.type}>
        {wordsOf(field.name)}
      </label>
      {field.kind === 'choice' || field.kind === 'truth' ? (
        <select {...common}>
          {(!field.required || text === '') && <option value="">{empty}</option>}
          {(field.kind === 'truth' ? ['true', 'false'] : field.choices).map((choice) => (
            <option key={choice} value={choice}>
              {field.kind === 'truth' ? (choice === 'true' ? 'yes' : 'no') : choice}
            </option>
          ))}
        </select>
      ) : field.kind === 'json' ? (
        <textarea {...common} rows={2} spellCheck={false} placeholder={empty} />
      ) : (
        <input
          {...common}
          type="text"
          inputMode={field.kind === 'text' ? undefined : field.kind === 'integer' ? 'numeric' : 'decimal'}
          spellCheck={false}
          placeholder={empty}
          list={suggests ? `${id}-list` : undefined}
        />
      )}
      {suggests && <Suggestions id={`${id}-list`} kind={kind} text={text} />}
      {wrong && (
        <span id={`${id}-wrong`} className="ng-wrong">
          {wrong}
        </span>
      )}
    </div>
  );
}

// Turns a name such as `howMany` into words.
function wordsOf(name: string): string {
  const words = name
    .replace(/_/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
