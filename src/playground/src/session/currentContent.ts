import { type TabContent, useSession } from './store';

/** The content of the active tab, as the editors and the views have it. */
export function currentContent(): TabContent {
  const { tab, views, splitViews, viewStates, selected, editorContent } = useSession.getState();
  const { query, variablesText, operation } = editorContent();
  return {
    query,
    variables: variablesText,
    operation,
    view: views[tab],
    splitView: splitViews[tab],
    settings: viewStates[tab],
    selected,
  };
}
