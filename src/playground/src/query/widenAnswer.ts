// The share of the width that GraphiQL gives the editors.
const KEY = 'graphiql:editorFlex';
const NARROW = 1280;

/** Gives the answer more of the width than the editors in a narrow window, unless the person has moved the bar between them. */
export function widenAnswer(getStorage: () => Storage): void {
  try {
    const storage = getStorage();
    if (window.innerWidth < NARROW && storage.getItem(KEY) === null) {
      storage.setItem(KEY, '0.6');
    }
  } catch {
    // Without storage both have the same width.
  }
}
