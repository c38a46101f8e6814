import { nameOf } from '../../answer/names';
import { openQuery } from '../../session/openQuery';
import { truncate } from '../../text/truncate';
import type { Network } from './useNetwork';

/** The queries that were run to expand nodes, the latest first. Each can be read, opened and undone. */
export function ExpansionList({ network }: { network: Network }) {
  const { expansions, graph, removeExpansion } = network;
  if (expansions.length === 0) {
    return null;
  }
  return (
    <section className="ng-net-expansions" aria-label="Queries that were run to expand">
      {[...expansions].reverse().map((expansion, place) => {
        const { request, of, added } = expansion;
        const entity = graph.entities.get(of);
        const name = entity ? truncate(nameOf(entity), 60) : 'a thing';
        return (
          <details key={expansions.length - place} open={place === 0}>
            <summary>
              Expanded {name}: {added.length} more
            </summary>
            <div className="ng-net-actions">
              <button type="button" onClick={() => openQuery(request, 'network')}>
                Open in a tab
              </button>
              <button type="button" onClick={() => removeExpansion(expansion)} aria-label={`Undo the expansion of ${name}`}>
                Undo
              </button>
            </div>
            <pre tabIndex={0} aria-label="The query that was run">{`${request.query.trim()}\n\n# ${JSON.stringify(request.variables)}`}</pre>
          </details>
        );
      })}
    </section>
  );
}
