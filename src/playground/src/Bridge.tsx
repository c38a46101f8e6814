import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import { useEffect, useRef } from 'react';
import { openingIn } from './library/link';
import { type Opening, usePlayground } from './store';

/** Joins GraphiQL's state and the page's own: which tab is shown, opening tabs, running what was opened. */
export function Bridge({ linked, welcome }: { linked: Opening | null; welcome: Opening }) {
  const actions = useGraphiQLActions();
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id ?? '');
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const schema = useGraphiQL((state) => state.schema);
  const ready = !!queryEditor && !!variableEditor && !!responseEditor && !!schema;
  const pending = useRef<Opening | null>(null);
  const opened = useRef(false);

  useEffect(() => {
    // GraphiQL stops what runs when another tab is chosen, but not when one is added: the answer would go there, and a run
    // of the new one would be taken for a stop.
    actions.stop();
    usePlayground.setState({ tab, selected: [], selectedIn: null });
    // Of many, the one that is shown may be out of sight.
    requestAnimationFrame(() => document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  }, [tab, actions]);

  useEffect(() => {
    if (!ready) {
      return;
    }
    usePlayground.setState({
      schema,
      written: () => ({ query: queryEditor.getValue(), variablesText: variableEditor.getValue() }),
      open: (opening) => {
        pending.current = opening;
        actions.addTab();
      },
    });
  }, [ready, schema, queryEditor, variableEditor, actions]);

  // A tab that was asked for is there.
  useEffect(() => {
    const opening = pending.current;
    if (!ready || !opening) {
      return;
    }
    pending.current = null;
    queryEditor.setValue(opening.query);
    variableEditor.setValue(opening.variables ?? '');
    if (opening.view) {
      usePlayground.getState().showView(opening.view, tab);
    }
    if (opening.run && isQuery(opening.query)) {
      void actions.run();
    }
  }, [tab, ready, queryEditor, variableEditor, actions]);

  // What the address names, and what a first visit begins with, is run at once.
  useEffect(() => {
    if (!ready || opened.current) {
      return;
    }
    opened.current = true;
    const opening = linked ?? welcome;
    if (queryEditor.getValue() === opening.query) {
      // GraphiQL shows the query of a first tab, but not its variables.
      if (opening.variables && variableEditor.getValue().trim() === '') {
        variableEditor.setValue(opening.variables);
      }
      if (opening.view) {
        usePlayground.getState().showView(opening.view, tab);
      }
      if (isQuery(opening.query)) {
        void actions.run();
      }
    }
  }, [ready, linked, welcome, queryEditor, variableEditor, actions, tab]);

  useEffect(() => {
    const follow = () => {
      const opening = openingIn(location.hash);
      if (opening) {
        usePlayground.getState().open({ ...opening, run: true });
      }
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);

  return null;
}

// What changes the graph is only run by hand.
function isQuery(text: string): boolean {
  try {
    return parse(text).definitions.every(
      (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === 'query',
    );
  } catch {
    return false;
  }
}
