import { useGraphiQLActions } from '@graphiql/react';
import { useEffect, useState } from 'react';
import type { Answer } from '../answer/answer';
import { post } from '../gateway/request';
import { usePlayground } from '../store';

const COUNT = '{ articles(first: 1) { edges { cursor } } }';

/** Whether there is no article; asked when an answer holds nothing. */
export function useEmptyGraph(answer: Answer | undefined): boolean {
  const [empty, setEmpty] = useState(false);
  const nothing = !!answer && answer.errors.length === 0 && holdsNothing(answer.data);
  useEffect(() => {
    setEmpty(false);
    if (!nothing) {
      return;
    }
    let given = false;
    post(usePlayground.getState().settings.endpoint, { query: COUNT }).then(
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

// What ran is null or a list without anything, every field of it.
function holdsNothing(data: unknown): boolean {
  const roots = Object.values((data ?? {}) as Record<string, { totalCount?: number; edges?: unknown[] } | null>);
  return roots.length > 0 && roots.every((root) => root === null || root?.totalCount === 0 || root?.edges?.length === 0);
}

/** What to do when there is nothing to ask about. */
export function EmptyGraph() {
  const { setVisiblePlugin } = useGraphiQLActions();
  return (
    <div className="ng-nothing" role="status">
      <p>The graph is empty: import a folder.</p>
      <button type="button" className="ng-button ng-main" onClick={() => setVisiblePlugin('Imports')}>
        Open Imports
      </button>
    </div>
  );
}
