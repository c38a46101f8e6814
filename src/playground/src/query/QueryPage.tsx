import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { useMemo } from 'react';
import 'monaco-graphql/esm/monaco-editor.js';
import { currentRoute } from '../address/route';
import { importsPlugin } from '../imports/importsPlugin';
import { libraryPlugin } from '../library/libraryPlugin';
import type { Question } from '../library/questions';
import { fetcher } from '../session/fetcher';
import { contentOfRoute } from '../session/routeContent';
import { type TabContent, useSession } from '../session/store';
import { improveAccessibility } from './accessibility';
import { AnswerPanel } from './AnswerPanel';
import { defaultFieldNames } from './defaultFields';
import { markDeniedFields } from './deniedFields';
import { restoredTab } from './restoredTab';
import { TabSync } from './TabSync';
import { TabTitles } from './TabTitles';
import { GatewaySelect } from './GatewaySelect';
import { PanelCloser } from './PanelCloser';
import { presetEditor, useQueryEditor } from './editorSetting';
import { widenAnswer } from './widenAnswer';
import { windowStorage } from './windowStorage';

widenAnswer(() => localStorage);
improveAccessibility(document.getElementById('playground')!);
markDeniedFields();

const DEFAULT_QUERY = '{ stats { articleCount documentedArticleCount mentionedArticleCount providerCount topicCount relationCount } }';

// Without storage, as in a browser that forbids it, GraphiQL keeps nothing.
const tabStorage = () => windowStorage(sessionStorage, localStorage);

/** GraphiQL, with the views of an answer. */
export default function QueryPage({ questions }: { questions: Question[] }) {
  const plugins = useMemo(
    () => [libraryPlugin(questions), explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN, importsPlugin()],
    [questions],
  );
  const linked = useMemo(() => {
    const content = contentOfRoute(currentRoute());
    presetEditor(content);
    return content;
  }, []);
  const initial = useMemo(() => linked ?? restoredTab(tabStorage), [linked]);
  const storage = useMemo(storageIfAllowed, []);
  const welcome = useMemo(() => welcomeOf(questions), [questions]);
  const [shown] = useQueryEditor();
  const { query, variables } = linked ?? welcome;
  return (
    <GraphiQL
      fetcher={fetcher}
      className={shown ? '' : 'ng-answer-only'}
      getDefaultFieldNames={defaultFieldNames}
      plugins={plugins}
      {...(storage ? { storage } : {})}
      defaultTabs={[{ query, variables: variables ?? null }]}
      defaultEditorToolsVisibility="variables"
      {...(initial ? { initialQuery: initial.query, initialVariables: initial.variables ?? '' } : {})}
      onSchemaChange={(schema) => useSession.setState({ schema })}
      confirmCloseTab={() => true}
    >
      <GraphiQL.Logo>
        <GatewaySelect />
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            {prettify}
            {merge}
            {copy}
          </>
        )}
      </GraphiQL.Toolbar>
      <GraphiQL.Footer>
        <AnswerPanel questions={questions} />
      </GraphiQL.Footer>
      <TabSync welcome={welcome} />
      <TabTitles questions={questions} />
      <PanelCloser />
    </GraphiQL>
  );
}

function storageIfAllowed() {
  try {
    return tabStorage();
  } catch {
    return null;
  }
}

function welcomeOf(questions: Question[]): TabContent {
  const first = questions.find(({ source, problem }) => source === 'newsgraph' && !problem);
  return first ? { query: first.query, variables: first.variables ?? undefined, view: first.view } : { query: DEFAULT_QUERY };
}
