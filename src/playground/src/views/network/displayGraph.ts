import type { Graph, Link } from '../../answer/graph';
import { nameOf } from '../../answer/names';
import { truncate } from '../../text/truncate';
import { bestGrouping, type GroupBy, groupsOf } from './grouping';
import { degreesOf } from './nodeSizes';
import { nodeStyleOf, sortTypes } from './nodeStyles';

/** The number of nodes from which they are displayed in groups. */
export const MAX_NODES = 1500;

/** The maximum number of groups; members of open groups are added to it. */
export const MAX_GROUPS = 80;

/** The maximum number of edges, of which the heaviest are displayed; and the number for each group, when nodes are grouped. */
export const MAX_EDGES = 4000;
const EDGES_PER_GROUP = 3;

/** A node of the drawing: an entity, or a group of entities. */
export interface DisplayNode {
  id: string;
  type: string;
  name: string;
  /** The ids of its entities. */
  members: readonly string[];
  group: boolean;
  /** The lines of a group's label: its name and its counts. */
  label?: readonly string[];
}

/** An edge of the drawing: a link, or the sum of the links between two groups. */
export interface DisplayEdge {
  id: string;
  from: string;
  to: string;
  kind: string;
  count: number;
  /** Whether it stands for a path through nodes that the answer does not have. */
  indirect: boolean;
}

/** The part of a graph that is displayed. */
export interface DisplayGraph {
  nodes: Map<string, DisplayNode>;
  edges: Map<string, DisplayEdge>;
  /** The id of the display node of each entity. */
  holderOf: Map<string, string>;
  /** The grouping; null if nodes are not grouped. */
  grouped: GroupBy | null;
  /** The number of edges that are not displayed. */
  omittedEdges: number;
}

export interface DisplayOptions {
  hiddenTypes: ReadonlySet<string>;
  hiddenKinds: ReadonlySet<string>;
  /** Entities that are hidden. */
  hidden: ReadonlySet<string>;
  /** The chosen grouping, if there is one. */
  groupBy: GroupBy | null;
  /** Groups whose members are displayed. */
  opened: ReadonlySet<string>;
  /** Entities that are never grouped, since they were expanded or added by an expansion. */
  single: ReadonlySet<string>;
  most?: number;
  maxEdges?: number;
}

const OTHERS = 'group:others';

/** The display graph: all entities, or groups if there are too many. */
export function displayGraphOf(graph: Graph, options: DisplayOptions): DisplayGraph {
  const most = options.most ?? MAX_NODES;
  const seen = visible(graph, options);
  const nodes = new Map<string, DisplayNode>();
  const holderOf = new Map<string, string>();
  let grouped: GroupBy | null = null;
  if (seen.entities.size > most) {
    const degrees = degreesOf(seen);
    grouped = options.groupBy ?? bestGrouping(seen, degrees);
    const keys = groupsOf(seen, grouped, degrees);
    const groups = new Map<string, string[]>();
    for (const id of seen.entities.keys()) {
      const key = options.single.has(id) ? undefined : keys.get(id);
      const group = key === undefined ? id : `group:${key}`;
      const members = groups.get(group);
      if (members) {
        members.push(id);
      } else {
        groups.set(group, [id]);
      }
    }
    const own = ownOf(seen.links, keys);
    const few = mergeSmallGroups(groups, Math.min(most, MAX_GROUPS), options);
    const open = new Map([...few].flatMap(([group, members]) =>
      options.opened.has(group) ? members.map((id): [string, string[]] => [id, [id]]) : [[group, members] as [string, string[]]],
    ));
    for (const [group, members] of mergeSmallGroups(open, most, options)) {
      const node = members.length === 1 ? nodeOf(seen, members[0]!) : groupOf(seen, group, members, own);
      nodes.set(node.id, node);
      members.forEach((id) => holderOf.set(id, node.id));
    }
  } else {
    for (const id of seen.entities.keys()) {
      nodes.set(id, nodeOf(seen, id));
      holderOf.set(id, id);
    }
  }
  const { edges, leftOut } = edgesBetween(seen.links, holderOf, grouped !== null, graph, options.maxEdges ?? (grouped ? Math.min(MAX_EDGES, Math.max(200, EDGES_PER_GROUP * nodes.size)) : MAX_EDGES));
  return { nodes, edges, holderOf, grouped, omittedEdges: leftOut };
}

/** Whether a group can be opened without exceeding the maximum number of nodes. */
export function hasRoomFor(display: DisplayGraph, group: string, most = MAX_NODES): boolean {
  return display.nodes.size - 1 + (display.nodes.get(group)?.members.length ?? 0) <= most;
}

function visible({ entities, links }: Graph, { hiddenTypes, hiddenKinds, hidden }: DisplayOptions): Pick<Graph, 'entities' | 'links'> {
  if (hiddenTypes.size === 0 && hiddenKinds.size === 0 && hidden.size === 0) {
    return { entities, links };
  }
  const left = new Map([...entities].filter(([id, { type }]) => !hiddenTypes.has(type) && !hidden.has(id)));
  return {
    entities: left,
    links: new Map([...links].filter(([, { kind, from, to }]) => !hiddenKinds.has(kind) && left.has(from) && left.has(to))),
  };
}

// Pairs of an entity and its group's entity that are linked directly, not only through another member.
function ownOf(links: ReadonlyMap<string, Link>, keys: ReadonlyMap<string, string>): Set<string> {
  const own = new Set<string>();
  for (const { from, to } of links.values()) {
    if (keys.get(from) === to) {
      own.add(`${from} ${to}`);
    }
    if (keys.get(to) === from) {
      own.add(`${to} ${from}`);
    }
  }
  return own;
}

// Keeps the largest groups and the ungrouped entities, and merges the rest into one group.
function mergeSmallGroups(groups: Map<string, string[]>, most: number, { single, opened }: DisplayOptions): Map<string, string[]> {
  if (groups.size <= most) {
    return groups;
  }
  const weight = ([id, members]: [string, string[]]) => (single.has(id) || opened.has(id) ? Infinity : members.length);
  const sorted = [...groups].map((entry): [number, [string, string[]]] => [weight(entry), entry]).sort((a, b) => b[0] - a[0]);
  const kept = new Map(sorted.slice(0, most - 1).map(([, entry]) => entry));
  kept.set(OTHERS, sorted.slice(most - 1).flatMap(([, [, members]]) => members));
  return kept;
}

function nodeOf({ entities }: Pick<Graph, 'entities'>, id: string): DisplayNode {
  const entity = entities.get(id)!;
  return { id, type: entity.type, name: nameOf(entity), members: [id], group: false };
}

function groupOf({ entities }: Pick<Graph, 'entities'>, id: string, members: readonly string[], own: ReadonlySet<string>): DisplayNode {
  const counts = new Map<string, number>();
  const key = id.replace(/^group:/, '');
  const named = entities.get(key);
  let following = 0;
  for (const member of members) {
    if (named && member !== key && !own.has(`${member} ${key}`)) {
      following++;
      continue;
    }
    const { type } = entities.get(member)!;
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const rest = sortTypes(counts.keys());
  const type = rest.reduce((best, next) => (counts.get(next)! > counts.get(best)! ? next : best), rest[0]!);
  const parts = rest
    .map((one): [string, number] => [one, counts.get(one)! - (named?.type === one ? 1 : 0)])
    .filter(([, count]) => count > 0)
    .map(([one, count]) => (count === 1 ? `1 ${one.toLowerCase()}` : `${count} ${nodeStyleOf(one).plural.toLowerCase()}`))
    .concat(following > 0 ? [`${following} linked`] : []);
  const name = named ? nameOf(named) : id === OTHERS ? 'The rest' : 'All';
  return { id, type, name: `${name}: ${parts.join(', ')}`, members, group: true, label: [truncate(name, 24), truncate(parts.join(', '), 30)] };
}

function edgesBetween(
  links: ReadonlyMap<string, Link>,
  holderOf: ReadonlyMap<string, string>,
  summed: boolean,
  { centres }: Graph,
  most: number,
): { edges: Map<string, DisplayEdge>; leftOut: number } {
  let edges = new Map<string, DisplayEdge>();
  for (const { id, from, to, kind, properties } of links.values()) {
    const start = holderOf.get(from);
    const end = holderOf.get(to);
    if (start === undefined || end === undefined || start === end) {
      continue;
    }
    if (!summed) {
      const far = typeof properties['distance'] === 'number' && properties['distance'] > 1 && centres.has(from);
      edges.set(id, { id, from: start, to: end, kind, count: 1, indirect: far });
      continue;
    }
    const [one, other] = start < end ? [start, end] : [end, start];
    const sum = `${one} ${other}`;
    const known = edges.get(sum);
    if (known) {
      known.count++;
      known.kind = known.kind === kind ? kind : 'several';
    } else {
      edges.set(sum, { id: sum, from: one, to: other, kind, count: 1, indirect: false });
    }
  }
  const leftOut = Math.max(0, edges.size - most);
  if (leftOut > 0) {
    edges = new Map([...edges].sort(([, a], [, b]) => b.count - a.count).slice(0, most));
  }
  return { edges, leftOut };
}
