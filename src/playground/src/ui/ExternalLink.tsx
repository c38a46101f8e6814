import type { ReactNode } from 'react';

/** A link to another site, which opens in a tab of its own. */
export function ExternalLink({ href, tabIndex, children }: { href: string; tabIndex?: number; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" {...(tabIndex === undefined ? {} : { tabIndex })}>
      {children}
    </a>
  );
}
