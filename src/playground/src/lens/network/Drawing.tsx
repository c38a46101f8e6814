import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { cut } from '../../answer/names';
import { usePlayground } from '../../store';
import type { DrawnNode } from './drawn';
import { widthOf } from './figures';
import { forced } from './force';
import { beside, byTime, type LayoutName, momentOf, neighbours, rings, seeds } from './layouts';
import { ABOVE, BENEATH, BESIDE } from './labelling';
import { lookOf, tieLookOf } from './looks';
import type { NodeLook, TieLooks } from './elements';
import { Picture } from './picture';
import type { GuideDrawn, Point } from './svg';
import { type Colours, still, useColours } from './theme';
import type { Network } from './useNetwork';

interface Hint {
  text: string;
  at: Point;
}

/** The canvas: draws what the network says, and hears what is pointed at. */
export function Drawing({ network, layout, picture }: { network: Network; layout: LayoutName; picture: RefObject<Picture | null> }) {
  const place = useRef<HTMLDivElement>(null);
  const [hint, setHint] = useState<Hint | null>(null);
  const [working, setWorking] = useState(true);
  const colours = useColours(place);
  const { drawn, graph, positions } = network;
  const selected = usePlayground((state) => state.selected);
  const nodes = useMemo(() => nodeLooks(network, colours), [network.drawn, network.figure, network.ties, colours]);
  const ties = useMemo(() => tieLooks(network), [network.drawn]);
  const current = useRef(network);
  current.current = network;
  // A layout may come back when the colours are others already.
  const looks = useRef({ nodes, ties });
  looks.current = { nodes, ties };
  const guides = useRef<GuideDrawn[]>([]);
  const laidOut = useRef<string | null>(null);

  useEffect(() => {
    const made = new Picture(place.current!, colours, drawn.nodes.size + drawn.ties.size, {
      chosen: (id, more) => choose(current.current, id, more),
      tieChosen: (from, to) => usePlayground.getState().select([from, to].flatMap((id) => current.current.drawn.nodes.get(id)!.members.slice(0, 1)), 'network'),
      expanded: (id) => (current.current.drawn.nodes.get(id)?.group ? current.current.openGroup(id) : current.current.expand(id)),
      hovered: (id, at) => {
        const node = id === null ? undefined : current.current.drawn.nodes.get(id);
        setHint(node && at ? { text: cut(node.name, 300), at: { ...at } } : null);
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

  // What came is put beside what it came from; all is laid out anew only when another layout is asked for.
  useEffect(() => {
    const made = picture.current!;
    const known = [...drawn.nodes.keys()].filter((id) => positions.has(id));
    const key = `${layout}|${network.groupBy ?? ''}`;
    const fresh = laidOut.current !== null && laidOut.current !== key;
    const returning = laidOut.current === null && known.length > 0;
    if (!fresh && (returning || (known.length > 0 && known.length * 2 >= drawn.nodes.size))) {
      placeNew(network);
      if (returning && layout !== 'force') {
        guides.current = placedBy(network, layout)?.guides ?? [];
      }
      void made.show(nodes, ties, positions, guides.current).then((whole) => whole && returning && made.fit(false));
      laidOut.current = key;
      setWorking(false);
      return;
    }
    laidOut.current = key;
    const stop = new AbortController();
    const standing = known.length > 0;
    let gone = false;
    const put = (found: ReadonlyMap<string, Point>, behind: GuideDrawn[], smoothly: boolean) => {
      found.forEach((at, id) => positions.set(id, at));
      guides.current = behind;
      void made.show(looks.current.nodes, looks.current.ties, positions, behind).then(async (whole) => {
        if (whole) {
          await made.move(found, smoothly);
          if (!gone) {
            made.fit(smoothly && !still());
          }
        }
      });
      setWorking(false);
    };
    const placed = placedBy(network, layout);
    if (placed) {
      put(placed.positions, placed.guides, standing);
      return () => void (gone = true);
    }
    const begin = seeds(drawn);
    setWorking(true);
    // What takes longer is shown as it begins.
    const late = setTimeout(() => {
      if (!standing) {
        void made.show(looks.current.nodes, looks.current.ties, begin, []).then((whole) => whole && made.fit(false));
      }
    }, 500);
    const tooLate = setTimeout(() => stop.abort(), 15_000);
    const request = {
      nodes: nodes.map(({ id, width }) => ({ id, width, ...begin.get(id)! })),
      ties: [...drawn.ties.values()].map(({ from, to }): [string, string] => [from, to]),
    };
    void forced(request, stop.signal).then((found) => {
      clearTimeout(late);
      clearTimeout(tooLate);
      if (!gone) {
        put(found ? turned(found, place.current!) : begin, [], standing);
      }
    });
    return () => {
      gone = true;
      laidOut.current = laidOut.current === key ? null : laidOut.current;
      clearTimeout(late);
      clearTimeout(tooLate);
      stop.abort();
    };
  }, [drawn, layout]);

  // Sizes and colours only.
  useEffect(() => {
    if (positions.size > 0) {
      void picture.current?.show(nodes, ties, positions, guides.current);
    }
  }, [nodes]);

  useEffect(() => {
    const made = picture.current;
    const holders = [...new Set(selected.flatMap((id) => drawn.holders.get(id) ?? []))];
    made?.choose(holders);
    made?.reveal(holders);
  }, [selected, drawn, working]);

  const count = `${graph.entities.size} ${graph.entities.size === 1 ? 'thing' : 'things'} and ${graph.links.size} ${graph.links.size === 1 ? 'tie' : 'ties'}`;
  return (
    <div className="ng-net-drawing">
      <div ref={place} className="ng-net-canvas" role="img" aria-label={`A drawing of ${count}. The list beside it holds the same, and works by keyboard.`} />
      {working && <p className="ng-net-working">Finding places…</p>}
      {hint && (
        <div className="ng-net-hint" style={{ left: hint.at.x, top: hint.at.y }}>
          {hint.text}
        </div>
      )}
    </div>
  );
}

const STRETCH = 2;

// The longer side along the longer side of the room.
function turned(positions: Map<string, Point>, { clientWidth, clientHeight }: HTMLElement): Map<string, Point> {
  const span = (along: 'x' | 'y') => {
    const all = [...positions.values()].map((at) => at[along]);
    return all.reduce((most, at) => Math.max(most, at), -Infinity) - all.reduce((least, at) => Math.min(least, at), Infinity);
  };
  const [wide, high] = [span('x'), span('y')];
  const swap = wide > high !== clientWidth > clientHeight;
  // Stretched a little where that fills the room.
  const shape = ((swap ? high : wide) || 1) / ((swap ? wide : high) || 1);
  const stretch = Math.max(1, clientWidth - 2 * BESIDE) / Math.max(1, clientHeight - ABOVE - BENEATH) / shape;
  const across = Math.min(STRETCH, Math.max(1, stretch));
  const down = Math.min(STRETCH, Math.max(1, 1 / stretch));
  return new Map([...positions].map(([id, { x, y }]) => [id, { x: (swap ? y : x) * across, y: (swap ? x : y) * down }]));
}

function choose({ drawn }: Network, id: string | null, more: boolean): void {
  const { select, selected } = usePlayground.getState();
  const members = id === null ? [] : (drawn.nodes.get(id)?.members ?? []);
  if (!more) {
    select(members, 'network');
  } else if (members.length > 0) {
    const all = members.every((member) => selected.includes(member));
    select(all ? selected.filter((one) => !members.includes(one)) : [...new Set([...selected, ...members])], 'network');
  }
}

function placedBy({ drawn, graph }: Network, layout: LayoutName) {
  if (layout === 'rings') {
    return rings(drawn, graph.distances, graph.centres);
  }
  return layout === 'time' ? byTime(drawn, (node) => momentIn(node, graph)) : null;
}

function momentIn({ members }: DrawnNode, graph: Network['graph']): number | null {
  const moments = members.flatMap((id) => momentOf(graph.entities.get(id)!.facts) ?? []);
  return moments.length === 0 ? null : moments.reduce((sum, at) => sum + at, 0) / moments.length;
}

// Near the first of what they are tied to that stands already.
function placeNew({ drawn, positions }: Network): void {
  const around = neighbours(drawn);
  let left = [...drawn.nodes.keys()].filter((id) => !positions.has(id));
  while (left.length > 0) {
    const byAnchor = new Map<string, string[]>();
    for (const id of left) {
      const anchor = around.get(id)!.find((other) => positions.has(other)) ?? '';
      byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), id]);
    }
    const loose = byAnchor.size === 1 && byAnchor.has('');
    for (const [anchor, ids] of byAnchor) {
      if (anchor !== '' || loose) {
        const standing = [...drawn.nodes.keys()].flatMap((id) => positions.get(id) ?? []);
        beside(ids, positions.get(anchor) ?? { x: 0, y: 0 }, standing).forEach((at, id) => positions.set(id, at));
      }
    }
    left = loose ? [] : (byAnchor.get('') ?? []);
  }
}

function nodeLooks({ drawn, figure, ties, graph }: Network, { dark }: Colours): NodeLook[] {
  const compared = new Set([...graph.links.values()].flatMap(({ kind, from, to }) => (kind === 'whyRelated' ? [from, to] : [])));
  return [...drawn.nodes.values()].map(({ id, type, name, members, group, label }) => {
    const look = lookOf(type);
    const own = figure.of.get(id);
    return {
      id,
      name,
      label,
      shape: look.shape,
      colour: dark ? look.dark : look.light,
      width: group ? Math.min(96, 22 + 4 * Math.sqrt(members.length)) : widthOf(figure, own),
      group,
      centre: members.some((member) => graph.centres.has(member) || compared.has(member)),
      unscored: !group && own === undefined,
      ties: members.reduce((sum, member) => sum + (ties.get(member) ?? 0), 0),
    };
  });
}

function tieLooks({ drawn }: Network): TieLooks[] {
  return [...drawn.ties.values()].map(({ id, from, to, kind, count, indirect }) => {
    const look = tieLookOf(kind);
    const summed = drawn.grouped !== null;
    return { id, from, to, width: Math.min(5, 1.3 + Math.log2(count) / 2), dash: summed ? 'solid' : look.dash, arrow: look.arrow && !summed, indirect, summed };
  });
}
