import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';
import { type Answer, graph, whole } from '../answer/answer';
import { idAt, linesAt, linesOf } from '../answer/jsonLines';
import { usePlayground } from '../store';

const MOST_MARKED = 50;
const PAUSE = 200;

type Editor = NonNullable<ReturnType<typeof useGraphiQL<{ responseEditor?: import('@graphiql/react').MonacoEditor }>>['responseEditor']>;

/** Ties the JSON to the other views: shows what is selected there, and selects where the cursor is put. */
export function JsonSelection({ answer, shown }: { answer: Answer; shown: boolean }) {
  const editor = useGraphiQL((state) => state.responseEditor);
  const selected = usePlayground((state) => state.selected);
  const selectedIn = usePlayground((state) => state.selectedIn);

  useEffect(() => {
    if (!editor || !shown || selected.length === 0 || !shows(editor, answer)) {
      return;
    }
    const root = whole(answer);
    const { entities } = graph(answer);
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
      const id = line > 0 && shows(editor, answer) ? idAt(whole(answer), line) : null;
      line = 0;
      if (id) {
        usePlayground.getState().select([id], 'json');
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
      // Who goes to another view at once has selected all the same.
      settle();
    };
  }, [editor, shown, answer]);
  return null;
}

// The editor may show another text: a failure, or an answer that is on its way.
function shows(editor: Editor, answer: Answer): boolean {
  return editor.getModel()?.getLineCount() === linesOf(whole(answer));
}
