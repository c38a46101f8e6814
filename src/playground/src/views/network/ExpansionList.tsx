import { nameOf } from '../../answer/names';
import { openQuery } from '../../session/openQuery';
import { truncate } from '../../text/truncate';
import { isSameStep } from './neighbours';
import { itemsText, type Network } from './useNetwork';

/** The queries that were run to expand nodes, the latest first. Each can be read, opened and undone. */
export function ExpansionList({ network }: { network: Network }) {
  const { expansions, graph, steps, perform } = network;
  if (expansions.length === 0) {
    return null;
  }
  return (
    <section className="ng-net-expansions" aria-label="Queries that were run to expand">
      {[...expansions].reverse().map(({ request, step, added }, place) => {
        const entity = graph.entities.get(step.of);
        const name = entity ? truncate(nameOf(entity), 60) : 'an item';
        const undo = () => perform('undo of an expansion', { steps: steps.filter((one) => !isSameStep(one, step)) }, 'Expansion undone.');
        return (
          <details key={expansions.length - place} open={place === 0}>
            <summary>
              {step.to === undefined ? `${name}${step.field === undefined ? '' : `, ${step.field}`}` : `Path from ${name}`}: {itemsText(added.length)} added
            </summary>
            <div className="ng-net-actions">
              <button type="button" onClick={undo} aria-label={`Undo the expansion of ${name}`}>
                Undo
              </button>
              <button type="button" onClick={() => openQuery(request, 'network')}>
                Open as query
              </button>
            </div>
            <pre tabIndex={0} aria-label="The query that was run">{`${request.query.trim()}\n\n# ${JSON.stringify(request.variables)}`}</pre>
          </details>
        );
      })}
    </section>
  );
}
