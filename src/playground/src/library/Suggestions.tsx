import { useEffect, useState } from 'react';
import { articlesLike, readExamples, type Suggestion } from './fromGraph';
import type { Thing } from './things';

const WAIT = 250;

/** What the graph holds for a field; the browser offers it as one types. */
export function Suggestions({ id, thing, text }: { id: string; thing: Thing; text: string }) {
  const [found, setFound] = useState<Suggestion[]>([]);
  const typed = thing === 'article' ? text : '';
  useEffect(() => {
    let given = false;
    const timer = setTimeout(() => {
      suggested(thing, typed).then(
        (next) => given || setFound(next),
        // Without suggestions it can be filled in, too.
        () => {},
      );
    }, WAIT);
    return () => {
      given = true;
      clearTimeout(timer);
    };
  }, [thing, typed]);
  return (
    <datalist id={id}>
      {found.map(({ value, label }) => (
        <option key={value} value={value} label={label} />
      ))}
    </datalist>
  );
}

async function suggested(thing: Thing, text: string): Promise<Suggestion[]> {
  if (thing === 'article') {
    return articlesLike(text);
  }
  const { providers, topics } = await readExamples();
  return thing === 'provider'
    ? providers.map(({ domain, name }) => ({ value: domain, label: name ?? domain }))
    : topics.map(({ name, slug }) => ({ value: name, label: slug }));
}
