import { type RefObject, useEffect, useState } from 'react';

/** The colours of the theme, for the canvas. */
export interface Colours {
  dark: boolean;
  base: string;
  text: string;
  faint: string;
  edge: string;
  chosen: string;
}

/** The colours of the light theme, which pictures for publication have. */
export const LIGHT: Colours = {
  dark: false,
  base: 'hsl(219, 28%, 100%)',
  text: 'hsl(219, 28%, 32%)',
  faint: 'hsl(219, 28%, 62%)',
  edge: 'hsl(219, 14%, 58%)',
  chosen: 'hsl(320, 95%, 43%)',
};

/** The colours of GraphiQL's current theme. */
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
    edge: dark ? 'hsl(219, 14%, 52%)' : LIGHT.edge,
    chosen: of('primary', LIGHT.chosen),
  };
}

/** Whether the person prefers reduced motion. */
export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
