import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ViewProps } from '../shared/view';
import type { CytoscapeView } from './cytoscapeView';
import { MAX_NODES } from './displayGraph';
import { ExpansionList } from './ExpansionList';
import { GROUPINGS } from './grouping';
import type { LayoutName } from './layouts';
import { Legend } from './Legend';
import { NetworkCanvas } from './NetworkCanvas';
import { NodeDetails } from './NodeDetails';
import { NodeList } from './NodeList';
import { Toolbar } from './Toolbar';
import { type Network, useNetwork } from './useNetwork';

/** The network view: the graph of an answer as a drawing and as a list, with nodes that can be expanded. */
export default function NetworkView({ answer }: ViewProps) {
  const network = useNetwork(answer);
  const [full, setFull] = useState(false);
  const [listed, setListed] = useState(true);
  const picture = useRef<CytoscapeView | null>(null);
  const { graph } = network;
  // Fits the drawing to the canvas when its size changes.
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
      <Toolbar
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
        {statusOf(network, layout)} {network.message}
      </p>
      <div className="ng-net-main">
        <NetworkCanvas network={network} layout={layout} picture={picture} />
        <div className="ng-net-side">
          {listed && <NodeList network={network} />}
          <div className="ng-net-about">
            <ExpansionList network={network} />
            <NodeDetails network={network} />
          </div>
        </div>
      </div>
    </div>
  );
}

function statusOf({ graph, display, opened, hiddenTypes, hiddenKinds }: Network, layout: LayoutName): string {
  const sentences: string[] = [];
  if (layout === 'rings') {
    sentences.push('The rings are distances from the centre.');
  }
  if (display.grouped) {
    const by = GROUPINGS.find((one) => one.by === display.grouped)!.words;
    sentences.push(
      `${graph.entities.size} things are more than ${MAX_NODES}, so they are drawn in groups by ${by}; a double click opens one${
        opened.size > 0 ? ` (${opened.size} open)` : ''
      }.`,
    );
  }
  if (display.omittedEdges > 0) {
    sentences.push(`The ${display.edges.size} heaviest ties are drawn, ${display.omittedEdges} are not.`);
  }
  if (graph.links.size === 0) {
    sentences.push('Nothing in this answer is tied to anything else; expand a thing to see what it is tied to.');
  } else if (display.edges.size === 0 && hiddenTypes.size + hiddenKinds.size > 0) {
    sentences.push('All ties are hidden.');
  }
  return sentences.join(' ');
}
