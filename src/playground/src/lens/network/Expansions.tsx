import { cut, nameOf } from '../../answer/names';
import { usePlayground } from '../../store';
import type { Network } from './useNetwork';

/** The queries that were run to show more, the latest first; each can be seen, opened and taken back. */
export function Expansions({ network }: { network: Network }) {
  const { expansions, graph, takeBack } = network;
  if (expansions.length === 0) {
    return null;
  }
  return (
    <section className="ng-net-expansions" aria-label="Queries that were run to expand">
      {[...expansions].reverse().map((expansion, place) => {
        const { request, of, brought } = expansion;
        const entity = graph.entities.get(of);
        const name = entity ? cut(nameOf(entity), 60) : 'a thing';
        return (
          <details key={expansions.length - place} open={place === 0}>
            <summary>
              Expanded {name}: {brought.length} more
            </summary>
            <div className="ng-net-actions">
              <button
                type="button"
                onClick={() =>
                  usePlayground.getState().open({
                    query: request.query,
                    variables: JSON.stringify(request.variables, null, 2),
                    view: 'network',
                    run: true,
                  })
                }
              >
                Open in a tab
              </button>
              <button type="button" onClick={() => takeBack(expansion)} aria-label={`Take back what ${name} brought`}>
                Take back
              </button>
            </div>
            <pre tabIndex={0} aria-label="The query that was run">{`${request.query.trim()}\n\n# ${JSON.stringify(request.variables)}`}</pre>
          </details>
        );
      })}
    </section>
  );
}
