const SHARE = 'graphiql:editorFlex';
const NARROW = 1280;

/** In a narrow window the answer begins with more of the width than what is written; who drags the bar has it otherwise. */
export function narrowEditor(stored: () => Storage): void {
  try {
    const storage = stored();
    if (window.innerWidth < NARROW && storage.getItem(SHARE) === null) {
      storage.setItem(SHARE, '0.6');
    }
  } catch {
    // Both have the same.
  }
}
