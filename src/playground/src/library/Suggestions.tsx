import { useEffect, useState } from 'react';
import type { ExampleKind } from './exampleValues';
import { articlesLike, readExamples, type Suggestion } from './graphExamples';

const WAIT = 250;

/** Suggestions from the graph for a variable, offered by the browser while typing. */
export function Suggestions({ id, kind, text }: { id: string; kind: ExampleKind; text: string }) {
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);
  const typed = kind === 'article' ? text : '';
  useEffect(() => {
    let cancelled = false;
    const timer = setTimeout(() => {
      suggested(kind, typed).then(
        (next) => cancelled || setSuggestions(next),
        // The field works without suggestions.
        () => {},
      );
    }, WAIT);
    return () => {
      cancelled = true;
      clearTimeout(timer);
    };
  }, [kind, typed]);
  return (
    <datalist id={id}>
      {suggestions.map(({ value, label }) => (
        <option key={value} value={value} label={label} />
      ))}
    </datalist>
  );
}

async function suggested(kind: ExampleKind, text: string): Promise<Suggestion[]> {
  if (kind === 'article') {
    return articlesLike(text);
  }
  const { providers, topics } = await readExamples();
  return kind === 'provider'
    ? providers.map(({ domain, name }) => ({ value: domain, label: name ?? domain }))
    : topics.map(({ name, slug }) => ({ value: name, label: slug }));
}
