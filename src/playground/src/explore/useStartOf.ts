import { type RefObject, useEffect, useRef } from 'react';

/**
 * Shows the start of the page when it shows something else than before. The keyboard goes on there as well if what had the focus is
 * no longer on the page. Returns the ref of the element that then takes the focus.
 */
export function useStartOf(shown: string): RefObject<HTMLDivElement | null> {
  const start = useRef<HTMLDivElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    const element = start.current;
    if (before.current === shown || !element) {
      return;
    }
    before.current = shown;
    element.closest('.ng-page')?.scrollTo(0, 0);
    if (document.activeElement === document.body) {
      element.focus({ preventScroll: true });
    }
  }, [shown]);
  return start;
}
