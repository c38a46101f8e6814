import { useEffect, useState } from 'react';
import type { Entity } from '../../answer/graph';
import { unreachableError, wasAborted } from '../../gateway/request';
import { requestAnswer } from '../../session/requestAnswer';
import { formatNumber } from '../../text/format';
import { plainMessage } from '../../text/plainMessage';
import { truncate } from '../../text/truncate';
import { countsRequest, isSameStep, type Offer, offersIn } from './neighbours';
import type { Network } from './useNetwork';

/** The kinds of neighbours of an entity with their numbers, each of which can be added. The numbers are requested when opened. */
export function NeighbourList({ entity, network }: { entity: Entity; network: Network }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="ng-net-neighbours" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Expand one kind of neighbour</summary>
      {open && <Offers entity={entity} network={network} />}
    </details>
  );
}

function Offers({ entity, network }: { entity: Entity; network: Network }) {
  const [offers, setOffers] = useState<readonly Offer[] | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      try {
        const answer = await requestAnswer(countsRequest(entity)!, { signal: stop.signal });
        setOffers(offersIn(entity, answer.data));
        setProblem(plainMessage(answer.errors[0]?.message ?? ''));
      } catch (error) {
        if (!wasAborted(error)) {
          setProblem(unreachableError(error).message);
        }
      }
    };
    void load();
    return () => stop.abort();
  }, [entity.id]);
  if (problem !== '') {
    return <p role="alert">{problem}</p>;
  }
  return (
    <ul className="ng-net-offers" aria-busy={offers === null}>
      {offers === null && <li>Counting…</li>}
      {offers?.length === 0 && <li>It has no neighbours.</li>}
      {offers?.map(({ label, count, step }) => (
        <li key={`${step.of} ${step.field}`}>
          <button type="button" disabled={network.busy !== null || network.steps.some((one) => isSameStep(one, step))} onClick={() => network.run(step)}>
            {truncate(label, 60)} <span className="ng-net-count">{formatNumber(count)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
