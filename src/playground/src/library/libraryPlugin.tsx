import type { GraphiQLPlugin } from '@graphiql/react';
import { LibraryPanel } from './LibraryPanel';
import type { Question } from './questions';

/** The GraphiQL plugin for the questions of the library. */
export function libraryPlugin(questions: Question[]): GraphiQLPlugin {
  return {
    title: 'Library',
    icon: () => (
      <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.3">
        <path d="M2.5 2.5h3v11h-3zM5.5 2.5h3v11h-3zM9.5 3.2l2.6-.7 2.6 10.6-2.6.7z" />
      </svg>
    ),
    content: () => <LibraryPanel questions={questions} />,
  };
}
