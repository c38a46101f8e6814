import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

/** Shows or hides GraphiQL's own editor for the response, before or after the other view. */
export function JsonPane({ shown, first, large }: { shown: boolean; first: boolean; large: boolean }) {
  const editor = useGraphiQL((state) => state.responseEditor);
  useEffect(() => {
    const pane = editor?.getContainerDomNode().closest<HTMLElement>('.result-window');
    if (pane) {
      pane.hidden = !shown;
      pane.style.order = first ? '1' : '3';
      pane.id = 'ng-view-json';
    }
  }, [editor, shown, first]);
  useEffect(() => {
    // Word wrap takes most of the time to display a large text, even more in a hidden editor, which has no width.
    editor?.updateOptions({ wordWrap: shown && !large ? 'on' : 'off' });
    editor?.getModel()?.updateOptions({ bracketColorizationOptions: { enabled: !large, independentColorPoolPerBracketType: false } });
  }, [editor, shown, large]);
  return null;
}
