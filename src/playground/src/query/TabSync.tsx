import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef, useState } from 'react';
import { onRoute } from '../address/route';
import { AddressSync } from '../session/addressSync';
import { currentContent } from '../session/currentContent';
import { takeLateResponse } from '../session/fetcher';
import { isQuery } from '../session/isQuery';
import { restoreTabs, storeTabs } from '../session/storedTabs';
import { type TabContent, useSession } from '../session/store';

interface TabSyncProps {
  /** The content of the first tab on a first visit. */
  welcome: TabContent;
}

/** Synchronizes the session and the address with GraphiQL's tabs: the active tab, closed tabs, tabs to open, and what runs at once. */
export function TabSync({ welcome }: TabSyncProps) {
  const actions = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id ?? '');
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  // Of a query with one operation no name is needed.
  const operation = useGraphiQL((state) => ((state.operations?.length ?? 0) > 1 ? state.operationName : undefined));
  const schema = useGraphiQL((state) => state.schema);
  const withoutSchema = useGraphiQL((state) => !!state.fetchError);
  const ready = !!queryEditor && !!variableEditor && !!responseEditor && (!!schema || withoutSchema);
  const openTabs = tabs.map(({ id }) => id).join('\n');
  const latest = useRef({ tab, ids: openTabs.split('\n'), operation });
  latest.current = { tab, ids: openTabs.split('\n'), operation };
  const editors = useRef<{ write(content: TabContent): void }>({ write: () => {} });
  const started = useRef(false);

  const [address] = useState(
    () =>
      new AddressSync({
        active: () => latest.current.tab,
        open: () => latest.current.ids,
        choose: (id) => actions.changeTab(latest.current.ids.indexOf(id)),
        add: () => actions.addTab(),
        write: (content) => editors.current.write(content),
        run: () => useSession.getState().runQuery(),
      }),
  );

  useEffect(() => useSession.getState().retainTabs(openTabs.split('\n')), [openTabs]);

  // Before the effect that tells the address of the active tab, as both use what is set here.
  useEffect(() => {
    if (!queryEditor || !variableEditor || !responseEditor) {
      return undefined;
    }
    editors.current = {
      write({ query, variables = '', operation: name }) {
        [[queryEditor, query] as const, [variableEditor, variables] as const].forEach(
          ([editor, text]) => editor.getValue() !== text && editor.setValue(text),
        );
        if (name) {
          actions.setOperationName(name);
        }
      },
    };
    useSession.setState({
      editorContent: () => ({
        query: queryEditor.getValue(),
        variablesText: variableEditor.getValue(),
        operation: latest.current.operation ?? undefined,
      }),
      openTab: (content) => address.openTab(content),
      runQuery: () => {
        actions.stop();
        void actions.run();
      },
      showResponse: (response) => {
        const text = JSON.stringify(response, null, 2);
        responseEditor.setValue(text);
        actions.updateActiveTabValues({ response: text });
      },
    });
    const listening = [queryEditor, variableEditor].map((editor) => editor.onDidChangeModelContent(() => address.edited()));
    return () => listening.forEach((one) => one.dispose());
  }, [queryEditor, variableEditor, responseEditor, actions, address]);

  useEffect(() => {
    useSession.setState({ tab, selected: [], selectedIn: null, nextSelection: null });
    // GraphiQL stops a run when another tab is chosen, but not when a tab is added. Without the stop the answer would go to
    // the new tab, and running the new tab would only stop the former run.
    actions.stop();
    address.tabChanged();
    const response = takeLateResponse(tab);
    if (response) {
      useSession.getState().showResponse(response);
    }
    // With many tabs the active one may be outside the visible part of the tab bar.
    requestAnimationFrame(() => document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  }, [tab, actions, address]);

  useEffect(() => {
    if (!ready || started.current) {
      return;
    }
    started.current = true;
    restoreTabs();
    const content = currentContent();
    address.begin(content.query === welcome.query ? { ...welcome, run: true } : { ...content, run: isQuery(content.query) });
  }, [ready, address, welcome]);

  useEffect(() => {
    const ends = [
      onRoute(() => address.routeChanged()),
      useSession.subscribe((now, before) => address.sessionChanged(now, before)),
    ];
    addEventListener('pagehide', storeTabs);
    return () => {
      ends.forEach((end) => end());
      removeEventListener('pagehide', storeTabs);
    };
  }, [address]);

  return null;
}
