import { useGraphiQL } from '@graphiql/react';
import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(prefers-color-scheme: dark)');

function follow(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the page is dark, for what is drawn without its styles. */
export function useDark(): boolean {
  const theme = useGraphiQL((state) => state.theme);
  const system = useSyncExternalStore(follow, () => query.matches);
  return theme === 'dark' || (theme === null && system);
}
