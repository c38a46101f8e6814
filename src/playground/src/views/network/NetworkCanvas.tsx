import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../../session/store';
import { truncate } from '../../text/truncate';
import type { StyledEdge, StyledNode } from './cytoscapeElements';
import { CytoscapeView } from './cytoscapeView';
import type { DisplayNode } from './displayGraph';
import { runForceLayout } from './forceLayout';
import { type LayoutName, neighbours, placeAround, ringLayout, seedPositions, timelineLayout, timeOf } from './layouts';
import { widthOf } from './nodeSizes';
import { edgeStyleOf, nodeStyleOf } from './nodeStyles';
import { ABOVE, BENEATH, BESIDE } from './showLabels';
import type { Guide, Point } from './svg';
import { type Colours, prefersReducedMotion, useColours } from './theme';
import type { Network } from './useNetwork';

interface Tooltip {
  text: string;
  at: Point;
}

/** The canvas of the network: draws the display graph and handles the pointer. */
export function NetworkCanvas({ network, layout, picture }: { network: Network; layout: LayoutName; picture: RefObject<CytoscapeView | null> }) {
  const place = useRef<HTMLDivElement>(null);
  const [tooltip, setTooltip] = useState<Tooltip | null>(null);
  const [working, setWorking] = useState(true);
  const colours = useColours(place);
  const { display, graph, positions } = network;
  const selected = useSession((state) => state.selected);
  const nodes = useMemo(() => styledNodes(network, colours), [network.display, network.metric, network.degrees, colours]);
  const edges = useMemo(() => styledEdges(network), [network.display]);
  const current = useRef(network);
  current.current = network;
  // A layout may be ready only after the colours have changed.
  const latest = useRef({ nodes, edges });
  latest.current = { nodes, edges };
  const guides = useRef<Guide[]>([]);
  const laidOut = useRef<string | null>(null);

  useEffect(() => {
    const made = new CytoscapeView(place.current!, colours, display.nodes.size + display.edges.size, {
      chosen: (id, more) => choose(current.current, id, more),
      edgeChosen: (from, to) => useSession.getState().select([from, to].flatMap((id) => current.current.display.nodes.get(id)!.members.slice(0, 1)), 'network'),
      expanded: (id) => (current.current.display.nodes.get(id)?.group ? current.current.openGroup(id) : current.current.expand(id)),
      hovered: (id, at) => {
        const node = id === null ? undefined : current.current.display.nodes.get(id);
        setTooltip(node && at ? { text: truncate(node.name, 300), at: { ...at } } : null);
      },
      moved: (id, at) => current.current.positions.set(id, at),
    });
    picture.current = made;
    const watch = new ResizeObserver(() => made.resized());
    watch.observe(place.current!);
    return () => {
      watch.disconnect();
      made.destroy();
      picture.current = null;
      laidOut.current = null;
    };
  }, []);

  useEffect(() => picture.current?.recolour(colours), [colours]);

  // New nodes are placed next to their neighbours. The layout is computed anew only when another one is chosen.
  useEffect(() => {
    const made = picture.current!;
    const known = [...display.nodes.keys()].filter((id) => positions.has(id));
    const key = `${layout}|${network.groupBy ?? ''}`;
    const fresh = laidOut.current !== null && laidOut.current !== key;
    const returning = laidOut.current === null && known.length > 0;
    if (!fresh && (returning || (known.length > 0 && known.length * 2 >= display.nodes.size))) {
      placeNew(network);
      if (returning && layout !== 'force') {
        guides.current = layoutOf(network, layout)?.guides ?? [];
      }
      void made.show(nodes, edges, positions, guides.current).then((whole) => whole && returning && made.fit(false));
      laidOut.current = key;
      setWorking(false);
      return;
    }
    laidOut.current = key;
    const stop = new AbortController();
    const standing = known.length > 0;
    let gone = false;
    const put = (found: ReadonlyMap<string, Point>, behind: Guide[], smoothly: boolean) => {
      found.forEach((at, id) => positions.set(id, at));
      guides.current = behind;
      void made.show(latest.current.nodes, latest.current.edges, positions, behind).then(async (whole) => {
        if (whole) {
          await made.move(found, smoothly);
          if (!gone) {
            made.fit(smoothly && !prefersReducedMotion());
          }
        }
      });
      setWorking(false);
    };
    const placed = layoutOf(network, layout);
    if (placed) {
      put(placed.positions, placed.guides, standing);
      return () => void (gone = true);
    }
    const begin = seedPositions(display);
    setWorking(true);
    // A layout that takes longer starts with the initial positions.
    const late = setTimeout(() => {
      if (!standing) {
        void made.show(latest.current.nodes, latest.current.edges, begin, []).then((whole) => whole && made.fit(false));
      }
    }, 500);
    const tooLate = setTimeout(() => stop.abort(), 15_000);
    const request = {
      nodes: nodes.map(({ id, width }) => ({ id, width, ...begin.get(id)! })),
      edges: [...display.edges.values()].map(({ from, to }): [string, string] => [from, to]),
    };
    void runForceLayout(request, stop.signal).then((found) => {
      clearTimeout(late);
      clearTimeout(tooLate);
      if (!gone) {
        put(found ? orientToPlace(found, place.current!) : begin, [], standing);
      }
    });
    return () => {
      gone = true;
      laidOut.current = laidOut.current === key ? null : laidOut.current;
      clearTimeout(late);
      clearTimeout(tooLate);
      stop.abort();
    };
  }, [display, layout]);

  // Only sizes and colours changed.
  useEffect(() => {
    if (positions.size > 0) {
      void picture.current?.show(nodes, edges, positions, guides.current);
    }
  }, [nodes]);

  useEffect(() => {
    const made = picture.current;
    const holderOf = [...new Set(selected.flatMap((id) => display.holderOf.get(id) ?? []))];
    made?.choose(holderOf);
    made?.reveal(holderOf);
  }, [selected, display, working]);

  const count = `${graph.entities.size} ${graph.entities.size === 1 ? 'thing' : 'things'} and ${graph.links.size} ${graph.links.size === 1 ? 'tie' : 'ties'}`;
  return (
    <div className="ng-net-drawing">
      <div ref={place} className="ng-net-canvas" role="img" aria-label={`A drawing of ${count}. The list beside it holds the same, and works by keyboard.`} />
      {working && <p className="ng-net-working">Finding places…</p>}
      {tooltip && (
        <div className="ng-net-hint" style={{ left: tooltip.at.x, top: tooltip.at.y }}>
          {tooltip.text}
        </div>
      )}
    </div>
  );
}

const STRETCH = 2;

// Aligns the longer side of the layout with the longer side of the canvas.
function orientToPlace(positions: Map<string, Point>, { clientWidth, clientHeight }: HTMLElement): Map<string, Point> {
  const span = (along: 'x' | 'y') => {
    const all = [...positions.values()].map((at) => at[along]);
    return all.reduce((most, at) => Math.max(most, at), -Infinity) - all.reduce((least, at) => Math.min(least, at), Infinity);
  };
  const [wide, high] = [span('x'), span('y')];
  const swap = wide > high !== clientWidth > clientHeight;
  // Stretches the layout within limits to fill the canvas.
  const shape = ((swap ? high : wide) || 1) / ((swap ? wide : high) || 1);
  const stretch = Math.max(1, clientWidth - 2 * BESIDE) / Math.max(1, clientHeight - ABOVE - BENEATH) / shape;
  const across = Math.min(STRETCH, Math.max(1, stretch));
  const down = Math.min(STRETCH, Math.max(1, 1 / stretch));
  return new Map([...positions].map(([id, { x, y }]) => [id, { x: (swap ? y : x) * across, y: (swap ? x : y) * down }]));
}

function choose({ display }: Network, id: string | null, more: boolean): void {
  const { select, selected } = useSession.getState();
  const members = id === null ? [] : (display.nodes.get(id)?.members ?? []);
  if (!more) {
    select(members, 'network');
  } else if (members.length > 0) {
    const all = members.every((member) => selected.includes(member));
    select(all ? selected.filter((one) => !members.includes(one)) : [...new Set([...selected, ...members])], 'network');
  }
}

function layoutOf({ display, graph }: Network, layout: LayoutName) {
  if (layout === 'rings') {
    return ringLayout(display, graph.distances, graph.centres);
  }
  return layout === 'time' ? timelineLayout(display, (node) => nodeTime(node, graph)) : null;
}

function nodeTime({ members }: DisplayNode, graph: Network['graph']): number | null {
  const moments = members.flatMap((id) => timeOf(graph.entities.get(id)!.properties) ?? []);
  return moments.length === 0 ? null : moments.reduce((sum, at) => sum + at, 0) / moments.length;
}

// Places each new node next to its first neighbour that has a position.
function placeNew({ display, positions }: Network): void {
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

function styledNodes({ display, metric, degrees, graph }: Network, { dark }: Colours): StyledNode[] {
  const compared = new Set([...graph.links.values()].flatMap(({ kind, from, to }) => (kind === 'whyRelated' ? [from, to] : [])));
  return [...display.nodes.values()].map(({ id, type, name, members, group, label }) => {
    const look = nodeStyleOf(type);
    const own = metric.of.get(id);
    return {
      id,
      name,
      label,
      shape: look.shape,
      colour: dark ? look.dark : look.light,
      width: group ? Math.min(96, 22 + 4 * Math.sqrt(members.length)) : widthOf(metric, own),
      group,
      centre: members.some((member) => graph.centres.has(member) || compared.has(member)),
      unscored: !group && own === undefined,
      degree: members.reduce((sum, member) => sum + (degrees.get(member) ?? 0), 0),
    };
  });
}

function styledEdges({ display }: Network): StyledEdge[] {
  return [...display.edges.values()].map(({ id, from, to, kind, count, indirect }) => {
    const look = edgeStyleOf(kind);
    const summed = display.grouped !== null;
    return { id, from, to, width: Math.min(5, 1.3 + Math.log2(count) / 2), dash: summed ? 'solid' : look.dash, arrow: look.arrow && !summed, indirect, summed };
  });
}
