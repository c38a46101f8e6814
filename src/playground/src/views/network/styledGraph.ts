import { slicesOf, type Slice } from './colouring';
import type { DisplayEdge } from './displayGraph';
import { edgeStyleOf, nodeStyleOf } from './nodeStyles';
import { widthOf } from './nodeSizes';
import type { Network } from './useNetwork';

/** A node with its style. */
export interface StyledNode {
  id: string;
  name: string;
  /** The lines of the label. */
  label: readonly string[];
  shape: string;
  colour: string;
  /** The parts in other colours; empty for a node of one colour. */
  slices: readonly { colour: string; share: number }[];
  width: number;
  group: boolean;
  centre: boolean;
  /** Whether it has no value of the number that sets the size. */
  unscored: boolean;
  /** Whether it is known only from mentions. */
  hollow: boolean;
  pinned: boolean;
  degree: number;
}

/** An edge with its style. */
export interface StyledEdge {
  id: string;
  from: string;
  to: string;
  width: number;
  dash: 'solid' | 'dashed' | 'dotted';
  arrow: boolean;
  indirect: boolean;
  /** Whether it stands for several edges. */
  summed: boolean;
  /** Whether it is part of a path. */
  onPath: boolean;
}

type Styled = Pick<Network, 'display' | 'graph' | 'metric' | 'degrees' | 'colouring' | 'captions' | 'pinned' | 'route'>;

/** The nodes with their styles. */
export function styledNodes({ display, graph, metric, degrees, colouring, captions, pinned, route }: Styled, dark: boolean): StyledNode[] {
  const colourOf = ({ light, dark: other }: Pick<Slice, 'light' | 'dark'>) => (dark ? other : light);
  return [...display.nodes.values()].map(({ id, type, name, members, group, label }) => {
    const own = metric.of.get(id);
    const slices = slicesOf(members, colouring);
    const start = members.some((member) => route?.starts.has(member));
    const end = members.some((member) => route?.ends.has(member));
    const lines = label ?? captions.get(id) ?? [];
    return {
      id,
      name,
      label: start || end ? [start ? 'Start' : 'End', ...lines] : lines,
      shape: nodeStyleOf(type).shape,
      colour: colourOf(slices[0]!),
      slices: slices.length > 1 ? slices.map((slice) => ({ colour: colourOf(slice), share: slice.share })) : [],
      width: group ? Math.min(96, 22 + 4 * Math.sqrt(members.length)) : widthOf(metric, own),
      group,
      centre: start || end || members.some((member) => graph.centres.has(member)),
      unscored: !group && own === undefined && metric.of.size > 0,
      hollow: members.every((member) => graph.entities.get(member)?.mentioned === true),
      pinned: id in pinned,
      degree: members.reduce((sum, member) => sum + (degrees.get(member) ?? 0), 0),
    };
  });
}

/** The edges with their styles. */
export function styledEdges({ display, graph }: Pick<Network, 'display' | 'graph'>): StyledEdge[] {
  const steps = new Set(graph.chains.flatMap((chain) => chain.slice(1).map((id, place) => pairOf(display.holderOf.get(chain[place]!), display.holderOf.get(id)))));
  const summed = display.grouped !== null;
  return [...display.edges.values()].map((edge: DisplayEdge) => {
    const { id, from, to, kind, count, indirect } = edge;
    const look = edgeStyleOf(kind);
    const onPath = (kind === 'related' || kind === 'path') && steps.has(pairOf(from, to));
    const width = Math.min(5, 1.3 + Math.log2(count) / 2) * (onPath ? 2 : 1);
    return { id, from, to, width, dash: summed ? 'solid' : look.dash, arrow: look.arrow && !summed, indirect, summed, onPath };
  });
}

function pairOf(one: string | undefined, other: string | undefined): string {
  return [one, other].sort().join(' ');
}
