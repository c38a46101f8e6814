import type { GraphiQLPlugin } from '@graphiql/react';
import { ImportsPanel } from './ImportsPanel';

/** The GraphiQL plugin for import jobs. */
export function importsPlugin(): GraphiQLPlugin {
  return {
    title: 'Imports',
    icon: () => (
      <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
        <path d="M8 2v7M5 6.5L8 9.5l3-3M2.5 10v3.5h11V10" />
      </svg>
    ),
    content: ImportsPanel,
  };
}
