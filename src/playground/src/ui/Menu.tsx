import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';

// The space between a panel and the edge of the window.
const MARGIN = 8;

/** A button with a panel below it, which Escape, or a click or focus elsewhere, closes. */
export function Menu({ label, title, children }: { label: string; title?: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    if (open && panel.current && place.current) {
      const left = place.current.getBoundingClientRect().left;
      const over = left + panel.current.offsetWidth + MARGIN - document.documentElement.clientWidth;
      panel.current.style.left = `${-Math.max(0, Math.min(over, left - MARGIN))}px`;
    }
  }, [open, children]);
  useEffect(() => {
    if (!open) {
      return;
    }
    const close = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) {
        setOpen(false);
      }
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, [open]);
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    }
  };
  return (
    <div ref={place} className="ng-menu" onKeyDown={escape}>
      <button
        ref={button}
        type="button"
        className="ng-button"
        aria-expanded={open}
        aria-controls={id}
        title={title}
        onClick={() => setOpen(!open)}
      >
        {label} <span aria-hidden="true">▾</span>
      </button>
      <div ref={panel} id={id} className="ng-menu-panel" hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}
