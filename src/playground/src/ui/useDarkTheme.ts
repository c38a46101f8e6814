import { useSyncExternalStore } from 'react';

// GraphiQL writes the chosen theme to the body; without a choice the theme is that of the system.
const system = window.matchMedia('(prefers-color-scheme: dark)');

function follow(listener: () => void): () => void {
  const watch = new MutationObserver(listener);
  watch.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  system.addEventListener('change', listener);
  return () => {
    watch.disconnect();
    system.removeEventListener('change', listener);
  };
}

function isDark(): boolean {
  const { classList } = document.body;
  return classList.contains('graphiql-dark') || (!classList.contains('graphiql-light') && system.matches);
}

/** Whether the theme is dark, for content that is not styled by CSS. */
export function useDarkTheme(): boolean {
  return useSyncExternalStore(follow, isDark);
}
