import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { SuggestedValue } from './suggestValues';

interface ValuesFieldProps {
  /** The name of one value, such as `Topic`. */
  label: string;
  values: readonly string[];
  suggest(text: string, signal: AbortSignal): Promise<SuggestedValue[]>;
  onChange(values: string[]): void;
}

const WAIT = 200;

/** The chosen values of a filter, each with a button that removes it, and a field that adds one of the graph's own values. */
export function ValuesField({ label, values, suggest, onChange }: ValuesFieldProps) {
  const [text, setText] = useState('');
  const [suggested, setSuggested] = useState<SuggestedValue[]>([]);
  const [active, setActive] = useState(false);
  const [message, setMessage] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      suggest(text, abort.signal).then(setSuggested, () => {});
    }, WAIT);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [active, text, suggest]);

  const add = (value: string) => {
    setText('');
    setMessage('');
    onChange(values.includes(value) ? [...values] : [...values, value]);
  };
  // Choosing a suggestion of the browser changes the text to it at once.
  const write = (next: string) => {
    const chosen = next.length - text.length > 1 && suggested.find(({ value }) => value === next);
    setMessage('');
    return chosen ? add(chosen.value) : setText(next);
  };
  const enter = async (event: KeyboardEvent) => {
    const wanted = text.trim().toLowerCase();
    if (event.key !== 'Enter' || wanted === '') {
      return;
    }
    event.preventDefault();
    try {
      const found = await suggest(text, new AbortController().signal);
      const match = found.find(({ value, label: words }) => value.toLowerCase() === wanted || words.toLowerCase().startsWith(`${wanted},`)) ?? (found.length === 1 ? found[0] : undefined);
      if (match) {
        add(match.value);
      } else {
        setMessage(found.length === 0 ? `No ${label.toLowerCase()} matches “${text.trim()}”.` : `${found.length === 8 ? 'Many' : found.length} match “${text.trim()}”. Choose one of the list.`);
      }
    } catch {
      setMessage('The gateway cannot be reached.');
    }
  };
  return (
    <div className="ng-values">
      <label>
        {label}{' '}
        <input
          ref={input}
          value={text}
          list={id}
          autoComplete="off"
          placeholder="Add…"
          onFocus={() => setActive(true)}
          onBlur={() => setActive(false)}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => void enter(event)}
        />
      </label>
      <datalist id={id}>
        {suggested
          .filter(({ value }) => !values.includes(value))
          .map(({ value, label: words }) => (
            <option key={value} value={value} label={words} />
          ))}
      </datalist>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          className="ng-value"
          aria-label={`Remove ${label.toLowerCase()} ${value}`}
          onClick={() => {
            onChange(values.filter((one) => one !== value));
            input.current!.focus();
          }}
        >
          {value} <span aria-hidden="true">×</span>
        </button>
      ))}
      <span role="status">{message}</span>
    </div>
  );
}
