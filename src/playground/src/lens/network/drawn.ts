import type { Graph, Link } from '../../answer/graph';
import { cut, nameOf } from '../../answer/names';
import { type GroupBy, groupsOf, suitedGrouping } from './grouping';
import { inOrder, lookOf } from './looks';

/** More things than this are drawn in groups. */
export const MOST_THINGS = 1500;

/** So many groups at the most; members of opened groups come on top. */
export const MOST_GROUPS = 80;

/** More ties than this make no picture; the heaviest are drawn. Between groups, it is so many for each. */
export const MOST_TIES = 4000;
const TIES_EACH = 3;

/** One thing, or several drawn as one. */
export interface DrawnNode {
  id: string;
  type: string;
  name: string;
  /** Ids of what it stands for: one, unless it is a group. */
  members: readonly string[];
  group: boolean;
  /** Of a group: its name and its counts apart. */
  label?: readonly string[];
}

/** One tie, or several between groups drawn as one. */
export interface DrawnTie {
  id: string;
  from: string;
  to: string;
  kind: string;
  count: number;
  /** A way over others that were not asked for. */
  indirect: boolean;
}

/** What is drawn of a graph. */
export interface Drawn {
  nodes: Map<string, DrawnNode>;
  ties: Map<string, DrawnTie>;
  /** Where a thing is found in the drawing. */
  holders: Map<string, string>;
  /** By what they are grouped; nothing when they are not. */
  grouped: GroupBy | null;
  /** How many ties there are beyond those drawn. */
  tiesLeftOut: number;
}

export interface Choices {
  hiddenTypes: ReadonlySet<string>;
  hiddenTies: ReadonlySet<string>;
  /** What was chosen to group by, if it was. */
  groupBy: GroupBy | null;
  /** Groups whose members are shown. */
  opened: ReadonlySet<string>;
  /** Things that are never put in a group: those that were asked for one by one. */
  single: ReadonlySet<string>;
  most?: number;
  mostTies?: number;
}

const OTHERS = 'group:others';

/** What is drawn: all, or so many groups that it can be seen. */
export function drawnOf(graph: Graph, choices: Choices): Drawn {
  const most = choices.most ?? MOST_THINGS;
  const seen = visible(graph, choices);
  const nodes = new Map<string, DrawnNode>();
  const holders = new Map<string, string>();
  let grouped: GroupBy | null = null;
  if (seen.entities.size > most) {
    const ties = degrees(seen.links);
    grouped = choices.groupBy ?? suitedGrouping(seen, ties);
    const keys = groupsOf(seen, grouped, ties);
    const groups = new Map<string, string[]>();
    for (const id of seen.entities.keys()) {
      const key = choices.single.has(id) ? undefined : keys.get(id);
      const group = key === undefined ? id : `group:${key}`;
      const members = groups.get(group);
      if (members) {
        members.push(id);
      } else {
        groups.set(group, [id]);
      }
    }
    const own = ownOf(seen.links, keys);
    const few = lumped(groups, Math.min(most, MOST_GROUPS), choices);
    const open = new Map([...few].flatMap(([group, members]) =>
      choices.opened.has(group) ? members.map((id): [string, string[]] => [id, [id]]) : [[group, members] as [string, string[]]],
    ));
    for (const [group, members] of lumped(open, most, choices)) {
      const node = members.length === 1 ? nodeOf(seen, members[0]!) : groupOf(seen, group, members, own);
      nodes.set(node.id, node);
      members.forEach((id) => holders.set(id, node.id));
    }
  } else {
    for (const id of seen.entities.keys()) {
      nodes.set(id, nodeOf(seen, id));
      holders.set(id, id);
    }
  }
  const { ties, leftOut } = tiesBetween(seen.links, holders, grouped !== null, graph, choices.mostTies ?? (grouped ? Math.min(MOST_TIES, Math.max(200, TIES_EACH * nodes.size)) : MOST_TIES));
  return { nodes, ties, holders, grouped, tiesLeftOut: leftOut };
}

/** How many more nodes there were if a group's members were shown. */
export function roomFor(drawn: Drawn, group: string, most = MOST_THINGS): boolean {
  return drawn.nodes.size - 1 + (drawn.nodes.get(group)?.members.length ?? 0) <= most;
}

function visible({ entities, links }: Graph, { hiddenTypes, hiddenTies }: Choices): Pick<Graph, 'entities' | 'links'> {
  if (hiddenTypes.size === 0 && hiddenTies.size === 0) {
    return { entities, links };
  }
  const left = new Map([...entities].filter(([, { type }]) => !hiddenTypes.has(type)));
  return {
    entities: left,
    links: new Map([...links].filter(([, { kind, from, to }]) => !hiddenTies.has(kind) && left.has(from) && left.has(to))),
  };
}

function degrees(links: ReadonlyMap<string, Link>): Map<string, number> {
  const ties = new Map<string, number>();
  for (const { from, to } of links.values()) {
    ties.set(from, (ties.get(from) ?? 0) + 1);
    ties.set(to, (ties.get(to) ?? 0) + 1);
  }
  return ties;
}

// What is tied to what its group is named after, not only to another of the group.
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

// The largest stay; what was asked for one by one stays, too.
function lumped(groups: Map<string, string[]>, most: number, { single, opened }: Choices): Map<string, string[]> {
  if (groups.size <= most) {
    return groups;
  }
  const weight = ([id, members]: [string, string[]]) => (single.has(id) || opened.has(id) ? Infinity : members.length);
  const sorted = [...groups].map((entry): [number, [string, string[]]] => [weight(entry), entry]).sort((a, b) => b[0] - a[0]);
  const kept = new Map(sorted.slice(0, most - 1).map(([, entry]) => entry));
  kept.set(OTHERS, sorted.slice(most - 1).flatMap(([, [, members]]) => members));
  return kept;
}

function nodeOf({ entities }: Pick<Graph, 'entities'>, id: string): DrawnNode {
  const entity = entities.get(id)!;
  return { id, type: entity.type, name: nameOf(entity), members: [id], group: false };
}

function groupOf({ entities }: Pick<Graph, 'entities'>, id: string, members: readonly string[], own: ReadonlySet<string>): DrawnNode {
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
  const rest = inOrder(counts.keys());
  const type = rest.reduce((best, next) => (counts.get(next)! > counts.get(best)! ? next : best), rest[0]!);
  const parts = rest
    .map((one): [string, number] => [one, counts.get(one)! - (named?.type === one ? 1 : 0)])
    .filter(([, count]) => count > 0)
    .map(([one, count]) => (count === 1 ? `1 ${one.toLowerCase()}` : `${count} ${lookOf(one).plural.toLowerCase()}`))
    .concat(following > 0 ? [`${following} tied to them`] : []);
  const name = named ? nameOf(named) : id === OTHERS ? 'The rest' : 'All';
  return { id, type, name: `${name}: ${parts.join(', ')}`, members, group: true, label: [cut(name, 24), cut(parts.join(', '), 30)] };
}

function tiesBetween(
  links: ReadonlyMap<string, Link>,
  holders: ReadonlyMap<string, string>,
  summed: boolean,
  { centres }: Graph,
  most: number,
): { ties: Map<string, DrawnTie>; leftOut: number } {
  let ties = new Map<string, DrawnTie>();
  for (const { id, from, to, kind, facts } of links.values()) {
    const start = holders.get(from);
    const end = holders.get(to);
    if (start === undefined || end === undefined || start === end) {
      continue;
    }
    if (!summed) {
      const far = typeof facts['distance'] === 'number' && facts['distance'] > 1 && centres.has(from);
      ties.set(id, { id, from: start, to: end, kind, count: 1, indirect: far });
      continue;
    }
    const [one, other] = start < end ? [start, end] : [end, start];
    const sum = `${one} ${other}`;
    const known = ties.get(sum);
    if (known) {
      known.count++;
      known.kind = known.kind === kind ? kind : 'several';
    } else {
      ties.set(sum, { id: sum, from: one, to: other, kind, count: 1, indirect: false });
    }
  }
  const leftOut = Math.max(0, ties.size - most);
  if (leftOut > 0) {
    ties = new Map([...ties].sort(([, a], [, b]) => b.count - a.count).slice(0, most));
  }
  return { ties, leftOut };
}
