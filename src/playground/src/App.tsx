import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { useMemo } from 'react';
import { Bridge } from './Bridge';
import { fetcher } from './gateway/fetcher';
import { importsPlugin } from './imports/importsPlugin';
import { Lens } from './lens/Lens';
import { libraryPlugin } from './library/libraryPlugin';
import { openingIn } from './library/link';
import type { Question } from './library/questions';
import { ShareButton } from './library/ShareButton';
import { shownLast } from './shownLast';
import { type Opening, usePlayground } from './store';

const EMPTY = '{ stats { articles documented mentions providers topics relations } }';

/** The whole page. */
export function App({ questions }: { questions: Question[] }) {
  const plugins = useMemo(
    () => [libraryPlugin(questions), explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN, importsPlugin()],
    [questions],
  );
  const linked = useMemo(() => openingIn(location.hash), []);
  const first = useMemo(() => linked ?? shownLast(() => localStorage), [linked]);
  const welcome = useMemo(() => welcomeOf(questions), [questions]);
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      defaultTabs={[tabOf(linked ?? welcome)]}
      defaultEditorToolsVisibility="variables"
      {...(first ? { initialQuery: first.query, initialVariables: first.variables ?? '' } : {})}
      onSchemaChange={(schema) => usePlayground.setState({ schema })}
      confirmCloseTab={() => true}
    >
      <GraphiQL.Logo>
        <h1 className="ng-logo">Newsgraph</h1>
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <ShareButton />
          </>
        )}
      </GraphiQL.Toolbar>
      <GraphiQL.Footer>
        <Lens />
      </GraphiQL.Footer>
      <Bridge linked={linked} welcome={welcome} />
    </GraphiQL>
  );
}

function welcomeOf(questions: Question[]): Opening {
  const first = questions.find(({ source, problem }) => source === 'newsgraph' && !problem);
  return first ? { query: first.query, variables: first.variables ?? undefined, view: first.view } : { query: EMPTY };
}

function tabOf(opening: Opening): { query: string; variables: string | null } {
  return { query: opening.query, variables: opening.variables ?? null };
}
