import { useGraphiQLActions } from '@graphiql/react';
import { useEffect, useState } from 'react';
import type { Answer } from '../answer/answer';
import { post } from '../gateway/request';
import { useSession } from '../session/store';

const COUNT = '{ articles(first: 1) { edges { cursor } } }';

/** Whether the graph has no articles; checked when an answer is empty. */
export function useEmptyGraph(answer: Answer | undefined): boolean {
  const [empty, setEmpty] = useState(false);
  const nothing = !!answer && answer.errors.length === 0 && holdsNothing(answer.data);
  useEffect(() => {
    setEmpty(false);
    if (!nothing) {
      return;
    }
    let given = false;
    post(useSession.getState().settings.endpoint, { query: COUNT }).then(
      ({ body }) => given || setEmpty((body.data as { articles?: { edges: unknown[] } } | null)?.articles?.edges.length === 0),
      // The answer itself is shown.
      () => {},
    );
    return () => {
      given = true;
    };
  }, [answer, nothing]);
  return empty && nothing;
}

// Whether each root field is null or an empty list.
function holdsNothing(data: unknown): boolean {
  const roots = Object.values((data ?? {}) as Record<string, { totalCount?: number; edges?: unknown[] } | null>);
  return roots.length > 0 && roots.every((root) => root === null || root?.totalCount === 0 || root?.edges?.length === 0);
}

/** Tells how to load data into an empty graph. */
export function EmptyGraph() {
  const { setVisiblePlugin } = useGraphiQLActions();
  return (
    <div className="ng-nothing" role="status">
      <p>The graph is empty. Import a folder to begin.</p>
      <button type="button" className="ng-button ng-main" onClick={() => setVisiblePlugin('Imports')}>
        Open Imports
      </button>
    </div>
  );
}
