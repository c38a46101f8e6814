import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ViewProps } from '../views';
import { Bar } from './Bar';
import { Drawing } from './Drawing';
import { MOST_THINGS } from './drawn';
import { Expansions } from './Expansions';
import { GROUPINGS } from './grouping';
import type { LayoutName } from './layouts';
import { Legend } from './Legend';
import type { Picture } from './picture';
import { ThingFacts } from './ThingFacts';
import { ThingList } from './ThingList';
import { type Network, useNetwork } from './useNetwork';

/** The things of an answer and what ties them: drawn, listed, and to be expanded. */
export default function NetworkView({ answer }: ViewProps) {
  const network = useNetwork(answer);
  const [full, setFull] = useState(false);
  const [listed, setListed] = useState(true);
  const picture = useRef<Picture | null>(null);
  const { graph } = network;
  // What fills more room, or less, is shown whole.
  useEffect(() => {
    const soon = setTimeout(() => picture.current?.fit(), 120);
    return () => clearTimeout(soon);
  }, [full]);
  if (graph.entities.size === 0) {
    return <p className="ng-nothing">Nothing in this answer has an id, so there is nothing to draw.</p>;
  }
  const layout = network.layout ?? (graph.distances.size > 0 && graph.centres.size === 1 ? 'rings' : 'force');
  const leave = (event: KeyboardEvent) => {
    if (full && event.key === 'Escape') {
      event.stopPropagation();
      setFull(false);
    }
  };
  return (
    <div className={`ng-net${full ? ' ng-net-full' : ''}${listed ? '' : ' ng-net-unlisted'}`} onKeyDown={leave}>
      <Bar
        network={network}
        layout={layout}
        picture={picture}
        full={full}
        onFull={() => setFull(!full)}
        listed={listed}
        onListed={() => setListed(!listed)}
      />
      <Legend network={network} />
      <p className="ng-net-status" role="status">
        {statusOf(network, layout)} {network.said}
      </p>
      <div className="ng-net-main">
        <Drawing network={network} layout={layout} picture={picture} />
        <div className="ng-net-side">
          {listed && <ThingList network={network} />}
          <div className="ng-net-about">
            <Expansions network={network} />
            <ThingFacts network={network} />
          </div>
        </div>
      </div>
    </div>
  );
}

function statusOf({ graph, drawn, opened, hiddenTypes, hiddenTies }: Network, layout: LayoutName): string {
  const said: string[] = [];
  if (layout === 'rings') {
    said.push('The rings are distances from the centre.');
  }
  if (drawn.grouped) {
    const by = GROUPINGS.find((one) => one.by === drawn.grouped)!.words;
    said.push(
      `${graph.entities.size} things are more than ${MOST_THINGS}, so they are drawn in groups by ${by}; a double click opens one${
        opened.size > 0 ? ` (${opened.size} open)` : ''
      }.`,
    );
  }
  if (drawn.tiesLeftOut > 0) {
    said.push(`The ${drawn.ties.size} heaviest ties are drawn, ${drawn.tiesLeftOut} are not.`);
  }
  if (graph.links.size === 0) {
    said.push('Nothing in this answer is tied to anything else; expand a thing to see what it is tied to.');
  } else if (drawn.ties.size === 0 && hiddenTypes.size + hiddenTies.size > 0) {
    said.push('All ties are hidden.');
  }
  return said.join(' ');
}
