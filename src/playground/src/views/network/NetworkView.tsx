import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { PartialNotices } from '../shared/PartialNotice';
import type { ViewProps } from '../shared/view';
import type { CytoscapeView } from './cytoscapeView';
import { ExpansionList } from './ExpansionList';
import { Legend } from './Legend';
import { NetworkCanvas, type PointerMode } from './NetworkCanvas';
import { NodeDetails } from './NodeDetails';
import { NodeList } from './NodeList';
import { statusText } from './statusText';
import { Toolbar } from './Toolbar';
import { useNetwork } from './useNetwork';

/** The network view: the graph of an answer as a drawing and as a list, with nodes that can be expanded. */
export default function NetworkView({ answer }: ViewProps) {
  const network = useNetwork(answer);
  const [full, setFull] = useState(false);
  const [mode, setMode] = useState<PointerMode>('move');
  const picture = useRef<CytoscapeView | null>(null);
  const { graph, listed } = network;
  // Fits the drawing to the canvas when its size changes.
  useEffect(() => {
    const soon = setTimeout(() => picture.current?.fit(), 120);
    return () => clearTimeout(soon);
  }, [full]);
  if (graph.entities.size === 0) {
    return <p className="ng-nothing">Nothing in this answer has an id, so there is nothing to draw.</p>;
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && (mode !== 'move' || full)) {
      event.stopPropagation();
      mode !== 'move' ? setMode('move') : setFull(false);
    } else if (event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !(event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)) {
      event.preventDefault();
      event.stopPropagation();
      network.undo();
    }
  };
  return (
    <div className={`ng-net${full ? ' ng-net-full' : ''}${listed ? '' : ' ng-net-unlisted'}`} onKeyDown={press}>
      <Toolbar network={network} answer={answer} picture={picture} full={full} onFull={() => setFull(!full)} mode={mode} onMode={setMode} />
      <Legend network={network} />
      <PartialNotices answer={answer} />
      <p className="ng-net-status" role="status">
        {statusText(network)} {network.message}
      </p>
      <div className="ng-net-main">
        <NetworkCanvas network={network} mode={mode} picture={picture} />
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
