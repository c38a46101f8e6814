import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../../session/store';
import { truncate } from '../../text/truncate';
import { AreaSelection } from './AreaSelection';
import { CytoscapeView } from './cytoscapeView';
import { layoutNow, runAutomatic } from './applyLayout';
import { styledEdges, styledNodes } from './styledGraph';
import { neighbours, placeAround } from './layouts';
import type { Point } from './svg';
import { prefersReducedMotion, useColours } from './theme';
import type { Network } from './useNetwork';

export type PointerMode = 'move' | 'box' | 'free';

interface Tooltip {
  text: string;
  at: Point;
}

interface NetworkCanvasProps {
  network: Network;
  mode: PointerMode;
  picture: RefObject<CytoscapeView | null>;
}

/** The canvas of the network: draws the display graph and handles the pointer. */
export function NetworkCanvas({ network, mode, picture }: NetworkCanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const [tooltip, setTooltip] = useState<Tooltip | null>(null);
  const [working, setWorking] = useState(true);
  const colours = useColours(place);
  const { display, graph, placement, layout, groupBy, pinned } = network;
  const selected = useSession((state) => state.selected);
  const nodes = useMemo(
    () => styledNodes(network, colours.dark),
    [display, network.metric, network.degrees, network.colouring, network.captions, network.route, pinned, colours],
  );
  const edges = useMemo(() => styledEdges(network), [display]);
  const current = useRef(network);
  current.current = network;
  // A layout may be ready only after sizes or colours have changed.
  const latest = useRef({ nodes, edges });
  latest.current = { nodes, edges };
  const toFit = useRef(false);

  /** Draws the nodes at the positions that the placement has, with its guides. */
  const draw = (smoothly: boolean) => {
    const made = picture.current;
    void made?.show(latest.current.nodes, latest.current.edges, current.current.placement, smoothly).then((whole) => {
      if (whole && toFit.current && picture.current === made) {
        toFit.current = false;
        made.fit(smoothly && !prefersReducedMotion());
      }
    });
  };

  useEffect(() => {
    const made = new CytoscapeView(place.current!, colours, display.nodes.size + display.edges.size, {
      chosen: (id, more) => choose(current.current, id === null ? [] : [id], more),
      edgeChosen: (from, to) => useSession.getState().select([from, to].flatMap((id) => current.current.display.nodes.get(id)!.members.slice(0, 1)), 'network'),
      expanded: (id) => {
        const node = current.current.display.nodes.get(id);
        node?.group ? current.current.openGroup(id) : node && current.current.run({ of: id, type: node.type });
      },
      hovered: (id, at) => {
        const node = id === null ? undefined : current.current.display.nodes.get(id);
        setTooltip(node && at ? { text: truncate(node.name, 300), at: { ...at } } : null);
      },
      moved: (id, at) => {
        const { placement: now, pinned: pins, pin } = current.current;
        const held = now.hold(id, at);
        now.positions.set(id, held);
        if (id in pins) {
          pin([id], true);
        }
        return held;
      },
    });
    picture.current = made;
    toFit.current = true;
    const watch = new ResizeObserver(() => made.resized());
    watch.observe(place.current!);
    return () => {
      watch.disconnect();
      made.destroy();
      picture.current = null;
    };
  }, []);

  useEffect(() => picture.current?.recolour(colours), [colours]);

  // The guides of a layout are drawn only with the positions that it has given. All layouts but the automatic one are computed
  // anew for each change. The automatic layout places new nodes next to their neighbours.
  useEffect(() => {
    const key = `${layout}|${groupBy ?? ''}`;
    const fresh = placement.key !== key;
    const standing = placement.positions.size > 0;
    const apply = (result: Pick<typeof placement, 'positions' | 'guides' | 'hold'>, smoothly: boolean) => {
      Object.assign(placement, result, { key });
      toFit.current ||= fresh;
      network.setApplied(key);
      draw(smoothly);
      setWorking(false);
    };
    const placed = layoutNow(network);
    if (placed) {
      apply(placed, standing);
      return;
    }
    const known = [...display.nodes.keys()].filter((id) => placement.positions.has(id));
    if (!fresh && known.length * 2 >= display.nodes.size) {
      placeNew(network);
      apply(placement, false);
      return;
    }
    const stop = new AbortController();
    setWorking(true);
    void runAutomatic(network, latest.current.nodes, place.current!, stop.signal, (begin) => {
      // A layout that takes longer starts with the initial positions.
      if (!standing) {
        void picture.current?.show(latest.current.nodes, latest.current.edges, { positions: begin, guides: [] }, false).then((whole) => whole && picture.current?.fit(false));
      }
    }).then((positions) => positions && apply({ positions, guides: [], hold: (_, at) => at }, standing));
    return () => stop.abort();
  }, [display, layout]);

  // Sizes, colours, captions or pins changed, but not what is drawn.
  const drawn = useRef(display);
  useEffect(() => {
    if (drawn.current === display && placement.key !== null) {
      draw(false);
    }
    drawn.current = display;
  }, [nodes]);

  useEffect(() => {
    const made = picture.current;
    const holders = [...new Set(selected.flatMap((id) => display.holderOf.get(id) ?? []))];
    made?.choose(holders);
    made?.reveal(holders);
  }, [selected, display, working]);

  const count = `${graph.entities.size} ${graph.entities.size === 1 ? 'item' : 'items'} and ${graph.links.size} ${graph.links.size === 1 ? 'connection' : 'connections'}`;
  return (
    <div className="ng-net-drawing">
      <div ref={place} className="ng-net-canvas" role="img" aria-label={`A drawing of ${count}. The list beside it has the same items, and works by keyboard.`} />
      {mode !== 'move' && (
        <AreaSelection mode={mode} onSelect={(contains, more) => choose(current.current, picture.current?.within(contains) ?? [], more)} />
      )}
      {working && <p className="ng-net-working">Computing the layout…</p>}
      {tooltip && mode === 'move' && (
        <div className="ng-net-hint" style={{ left: tooltip.at.x, top: tooltip.at.y }}>
          {tooltip.text}
        </div>
      )}
    </div>
  );
}

function choose({ display }: Network, ids: readonly string[], more: boolean): void {
  const { select, selected } = useSession.getState();
  const members = ids.flatMap((id) => display.nodes.get(id)?.members ?? []);
  if (!more) {
    select(members, 'network');
  } else if (members.length > 0) {
    const all = members.every((member) => selected.includes(member));
    select(all ? selected.filter((one) => !members.includes(one)) : [...new Set([...selected, ...members])], 'network');
  }
}

// Places each new node next to its first neighbour that has a position.
function placeNew({ display, placement: { positions } }: Network): void {
  const around = neighbours(display);
  let left = [...display.nodes.keys()].filter((id) => !positions.has(id));
  while (left.length > 0) {
    const byAnchor = new Map<string, string[]>();
    for (const id of left) {
      const anchor = around.get(id)!.find((other) => positions.has(other)) ?? '';
      byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), id]);
    }
    const loose = byAnchor.size === 1 && byAnchor.has('');
    for (const [anchor, ids] of byAnchor) {
      if (anchor !== '' || loose) {
        const standing = [...display.nodes.keys()].flatMap((id) => positions.get(id) ?? []);
        placeAround(ids, positions.get(anchor) ?? { x: 0, y: 0 }, standing).forEach((at, id) => positions.set(id, at));
      }
    }
    left = loose ? [] : (byAnchor.get('') ?? []);
  }
}
