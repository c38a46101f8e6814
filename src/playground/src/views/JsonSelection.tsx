import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';
import { type Answer, fullResponseOf, graphIn } from '../answer/answer';
import { idAt, linesAt, linesOf } from '../answer/jsonLines';
import { useSession } from '../session/store';

const MOST_MARKED = 50;
const PAUSE = 200;

type Editor = NonNullable<ReturnType<typeof useGraphiQL<{ responseEditor?: import('@graphiql/react').MonacoEditor }>>['responseEditor']>;

/** Synchronizes the selection with the JSON: highlights the selected entities, and selects the entity at the cursor. */
export function JsonSelection({ answer, shown }: { answer: Answer; shown: boolean }) {
  const editor = useGraphiQL((state) => state.responseEditor);
  const selected = useSession((state) => state.selected);
  const selectedIn = useSession((state) => state.selectedIn);

  useEffect(() => {
    if (!editor || !shown || selected.length === 0 || !shows(editor, answer)) {
      return;
    }
    const root = fullResponseOf(answer);
    const { entities } = graphIn(answer);
    const places = selected
      .slice(0, MOST_MARKED)
      .map((id) => entities.get(id)?.paths[0])
      .map((path) => path && linesAt(root, path))
      .filter((lines) => !!lines);
    const marks = editor.createDecorationsCollection(
      places.map(({ from, to }) => ({
        range: { startLineNumber: from, startColumn: 1, endLineNumber: to, endColumn: 1 },
        options: { isWholeLine: true, className: 'ng-json-selected' },
      })),
    );
    if (places[0] && selectedIn !== 'json') {
      editor.revealLineNearTop(places[0].from);
    }
    return () => marks.clear();
  }, [editor, shown, answer, selected, selectedIn]);

  useEffect(() => {
    if (!editor || !shown) {
      return;
    }
    let waiting = 0;
    let line = 0;
    const settle = (): void => {
      clearTimeout(waiting);
      const id = line > 0 && shows(editor, answer) ? idAt(fullResponseOf(answer), line) : null;
      line = 0;
      if (id) {
        useSession.getState().select([id], 'json');
      }
    };
    const listening = editor.onDidChangeCursorPosition(({ source, position }) => {
      if (source !== 'mouse' && source !== 'keyboard') {
        return;
      }
      clearTimeout(waiting);
      line = position.lineNumber;
      waiting = window.setTimeout(settle, PAUSE);
    });
    return () => {
      listening.dispose();
      // A pending selection is made before the view is left.
      settle();
    };
  }, [editor, shown, answer]);
  return null;
}

// The editor may display another text: a failure, or an answer that is being loaded.
function shows(editor: Editor, answer: Answer): boolean {
  return editor.getModel()?.getLineCount() === linesOf(fullResponseOf(answer));
}
