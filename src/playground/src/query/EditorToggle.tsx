import { useRunStatus, useSession } from '../session/store';
import { useQueryEditor } from './editorSetting';

/** The button that shows or hides the editors; while they are hidden, a button next to it runs the query. */
export function EditorToggle() {
  const [shown, show] = useQueryEditor();
  const running = useRunStatus().stage === 'running';
  return (
    <span className="ng-editor-toggle">
      <button type="button" className="ng-button" onClick={() => show(!shown)}>
        {shown ? 'Hide query' : 'Show query'}
      </button>
      {!shown && (
        <button type="button" className="ng-button ng-main" disabled={running} onClick={() => useSession.getState().runQuery()}>
          Run
        </button>
      )}
    </span>
  );
}
