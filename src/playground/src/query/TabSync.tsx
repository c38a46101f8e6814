import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import { useEffect, useRef } from 'react';
import { currentRoute, onRoute } from '../address/route';
import { contentOfRoute } from '../library/link';
import { type TabContent, useSession } from '../session/store';

interface TabSyncProps {
  /** The content that the page's address names. */
  linked: TabContent | null;
  /** The content of the first tab on a first visit. */
  welcome: TabContent;
}

/** Synchronizes the session with GraphiQL's tabs: the active tab, closed tabs, tabs to open, and queries to run at once. */
export function TabSync({ linked, welcome }: TabSyncProps) {
  const actions = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id ?? '');
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const schema = useGraphiQL((state) => state.schema);
  const ready = !!queryEditor && !!variableEditor && !!responseEditor && !!schema;
  const pending = useRef<TabContent | null>(null);
  const started = useRef(false);
  const openTabs = tabs.map(({ id }) => id).join('\n');

  useEffect(() => useSession.getState().retainTabs(openTabs.split('\n')), [openTabs]);

  useEffect(() => {
    // GraphiQL stops a run when another tab is chosen, but not when a tab is added. Without the stop the answer would go to
    // the new tab, and running the new tab would only stop the former run.
    actions.stop();
    useSession.setState({ tab, selected: [], selectedIn: null });
    // With many tabs the active one may be outside the visible part of the tab bar.
    requestAnimationFrame(() => document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  }, [tab, actions]);

  useEffect(() => {
    if (!ready) {
      return;
    }
    useSession.setState({
      schema,
      editorContent: () => ({ query: queryEditor.getValue(), variablesText: variableEditor.getValue() }),
      openTab: (content) => {
        pending.current = content;
        actions.addTab();
      },
    });
  }, [ready, schema, queryEditor, variableEditor, actions]);

  // Fills a tab that was opened by `openTab`.
  useEffect(() => {
    const content = pending.current;
    if (!ready || !content) {
      return;
    }
    pending.current = null;
    queryEditor.setValue(content.query);
    variableEditor.setValue(content.variables ?? '');
    if (content.view) {
      useSession.getState().showView(content.view, tab);
    }
    if (content.run && isQuery(content.query)) {
      void actions.run();
    }
  }, [tab, ready, queryEditor, variableEditor, actions]);

  // Runs the query of the address, or that of a first visit, when the page opens.
  useEffect(() => {
    if (!ready || started.current) {
      return;
    }
    started.current = true;
    const content = linked ?? welcome;
    if (queryEditor.getValue() === content.query) {
      // GraphiQL shows the query of a first tab, but not its variables.
      if (content.variables && variableEditor.getValue().trim() === '') {
        variableEditor.setValue(content.variables);
      }
      if (content.view) {
        useSession.getState().showView(content.view, tab);
      }
      if (isQuery(content.query)) {
        void actions.run();
      }
    }
  }, [ready, linked, welcome, queryEditor, variableEditor, actions, tab]);

  useEffect(
    () =>
      onRoute(() => {
        const content = contentOfRoute(currentRoute());
        if (content) {
          useSession.getState().openTab({ ...content, run: true });
        }
      }),
    [],
  );

  return null;
}

// A mutation is never run without a click.
function isQuery(text: string): boolean {
  try {
    return parse(text).definitions.every(
      (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === 'query',
    );
  } catch {
    return false;
  }
}
