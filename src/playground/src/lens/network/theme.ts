import { type RefObject, useEffect, useState } from 'react';

/** The page's colours, as the canvas needs them. */
export interface Colours {
  dark: boolean;
  base: string;
  text: string;
  faint: string;
  tie: string;
  chosen: string;
}

const LIGHT: Colours = {
  dark: false,
  base: 'hsl(219, 28%, 100%)',
  text: 'hsl(219, 28%, 32%)',
  faint: 'hsl(219, 28%, 62%)',
  tie: 'hsl(219, 14%, 58%)',
  chosen: 'hsl(320, 95%, 43%)',
};

/** The colours of GraphiQL's theme, now and whenever it changes. */
export function useColours(place: RefObject<HTMLElement | null>): Colours {
  const [colours, setColours] = useState(() => coloursOf(document.querySelector<HTMLElement>('.graphiql-container') ?? document.body));
  useEffect(() => {
    const read = () =>
      setColours((known) => {
        const next = place.current ? coloursOf(place.current) : known;
        return JSON.stringify(next) === JSON.stringify(known) ? known : next;
      });
    read();
    const system = matchMedia('(prefers-color-scheme: dark)');
    const watch = new MutationObserver(read);
    watch.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    system.addEventListener('change', read);
    return () => {
      watch.disconnect();
      system.removeEventListener('change', read);
    };
  }, [place]);
  return colours;
}

function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const of = (name: string, otherwise: string) => {
    const value = style.getPropertyValue(`--color-${name}`).trim();
    return value ? `hsl(${value})` : otherwise;
  };
  const base = of('base', LIGHT.base);
  const dark = Number(/([\d.]+)%\s*\)$/.exec(base)?.[1] ?? 100) < 50;
  return {
    dark,
    base,
    text: dark ? 'hsl(219, 29%, 88%)' : of('neutral', LIGHT.text),
    faint: dark ? 'hsl(219, 20%, 48%)' : LIGHT.faint,
    tie: dark ? 'hsl(219, 14%, 52%)' : LIGHT.tie,
    chosen: of('primary', LIGHT.chosen),
  };
}

/** Whether people asked for stillness. */
export function still(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
