import type { KeyboardEvent, ReactNode } from 'react';

interface FormProps {
  label: string;
  className: string;
  onSubmit(): void;
  /** Called on Escape. */
  onCancel?: () => void;
  children: ReactNode;
}

/** A form that is handled by the page itself. */
export function Form({ label, className, onSubmit, onCancel, children }: FormProps) {
  return (
    <form
      className={className}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && onCancel?.()}
    >
      {children}
    </form>
  );
}
