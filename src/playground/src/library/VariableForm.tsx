import { useId } from 'react';
import { Suggestions } from './Suggestions';
import { thingOf } from './things';
import { type Field, type Filled, wrongWith } from './variables';

interface Props {
  fields: readonly Field[];
  filled: Filled;
  onChange(filled: Filled): void;
}

/** The variables of a question, to be filled in without JSON. */
export function VariableForm({ fields, filled, onChange }: Props) {
  return (
    <div className="ng-variables">
      {fields.map((field) => (
        <VariableInput
          key={field.name}
          field={field}
          text={filled[field.name] ?? ''}
          onChange={(text) => onChange({ ...filled, [field.name]: text })}
        />
      ))}
    </div>
  );
}

function VariableInput({ field, text, onChange }: { field: Field; text: string; onChange(text: string): void }) {
  const id = useId();
  const wrong = wrongWith(field, text);
  const common = {
    id,
    value: text,
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': wrong ? `${id}-wrong` : undefined,
    'aria-required': field.required,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  const thing = thingOf(field);
  const suggests = thing === 'article' || thing === 'provider' || thing === 'topic';
  const empty = field.otherwise === null ? 'not set' : `as it is: ${field.otherwise}`;
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
      {suggests && <Suggestions id={`${id}-list`} thing={thing} text={text} />}
      {wrong && (
        <span id={`${id}-wrong`} className="ng-wrong">
          {wrong}
        </span>
      )}
    </div>
  );
}

// `howMany` is a name for programs.
function wordsOf(name: string): string {
  const words = name
    .replace(/_/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
