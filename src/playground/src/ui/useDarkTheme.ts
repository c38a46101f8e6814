import { useGraphiQL } from '@graphiql/react';
import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(prefers-color-scheme: dark)');

function follow(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the theme is dark, for content that is not styled by CSS. */
export function useDarkTheme(): boolean {
  const theme = useGraphiQL((state) => state.theme);
  const system = useSyncExternalStore(follow, () => query.matches);
  return theme === 'dark' || (theme === null && system);
}
