import { answerFirst, QUERY_EDITOR, type QueryEditor } from '../session/answerFirst';
import { type TabContent, useSession } from '../session/store';
import { useViewState } from '../session/viewState';

/** Whether the editors of the active tab are shown, and a function that shows or hides them. */
export function useQueryEditor(): [boolean, (shown: boolean) => void] {
  const [setting, set] = useViewState<QueryEditor>(QUERY_EDITOR, 'shown');
  return [setting !== 'hidden', (shown) => set(shown ? 'shown' : 'hidden')];
}

/** Shows or hides the editors as the first content will, before GraphiQL is ready to open it, so that nothing moves then. */
export function presetEditor(content: TabContent | null): void {
  if (!content) {
    return;
  }
  // Without an entry of the history, the page was opened by a link.
  const { settings } = history.state === null ? answerFirst(content) : content;
  const preset = ({ tab, viewStates }: { tab: string; viewStates: Record<string, Readonly<Record<string, unknown>>> }) => ({
    viewStates: { ...viewStates, [tab]: { ...viewStates[tab], [QUERY_EDITOR]: settings?.[QUERY_EDITOR] ?? 'shown' } },
  });
  useSession.setState(preset);
  const end = useSession.subscribe(({ tab }) => {
    if (tab !== '') {
      end();
      useSession.setState(preset);
    }
  });
}
