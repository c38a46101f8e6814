import type { Graph } from '../../answer/graph';

/** The criterion by which entities are grouped. */
export type GroupBy = 'provider' | 'topic' | 'neighbour' | 'type';

export const GROUPINGS: readonly { by: GroupBy; words: string }[] = [
  { by: 'provider', words: 'provider' },
  { by: 'topic', words: 'topic' },
  { by: 'neighbour', words: 'connections' },
  { by: 'type', words: 'type' },
];

/** The group of each entity: the id of the entity that the group is named after, or `type:` and a type. */
export function groupsOf(graph: Pick<Graph, 'entities' | 'links'>, by: GroupBy, degrees: ReadonlyMap<string, number>): Map<string, string> {
  switch (by) {
    case 'provider':
      return aroundTyped(graph, 'Provider');
    case 'topic':
      return aroundTyped(graph, 'Topic');
    case 'neighbour':
      return aroundHubs(graph, degrees);
    case 'type':
      return new Map([...graph.entities.values()].map(({ id, type }) => [id, `type:${type}`]));
  }
}

/** The first grouping that covers at least half of the articles. */
export function bestGrouping(graph: Pick<Graph, 'entities' | 'links'>, degrees: ReadonlyMap<string, number>): GroupBy {
  let articles = 0;
  for (const { type } of graph.entities.values()) {
    articles += type === 'Article' ? 1 : 0;
  }
  for (const by of ['provider', 'topic', 'neighbour'] as const) {
    let placed = 0;
    for (const id of groupsOf(graph, by, degrees).keys()) {
      placed += graph.entities.get(id)?.type === 'Article' ? 1 : 0;
    }
    if (placed > 0 && placed * 2 >= articles) {
      return by;
    }
  }
  return 'type';
}

function aroundTyped({ entities, links }: Pick<Graph, 'entities' | 'links'>, type: string): Map<string, string> {
  const groups = new Map<string, string>();
  for (const { from, to } of links.values()) {
    for (const [one, other] of [[from, to], [to, from]] as const) {
      if (entities.get(other)?.type === type && entities.get(one)?.type === 'Article' && !groups.has(one)) {
        groups.set(one, other);
        groups.set(other, other);
      }
    }
  }
  // An article without a known group joins the group of a neighbour. Entities of the other type are grouped by type.
  const direct = new Map(groups);
  for (const { from, to } of links.values()) {
    for (const [one, other] of [[from, to], [to, from]] as const) {
      const group = direct.get(other);
      if (group !== undefined && !groups.has(one) && entities.get(one)?.type === 'Article') {
        groups.set(one, group);
      }
    }
  }
  const other = type === 'Provider' ? 'Topic' : 'Provider';
  for (const { id, type: one } of entities.values()) {
    if (one === other) {
      groups.set(id, `type:${other}`);
    }
  }
  return groups;
}

// The entity with the most links takes its neighbours, then the next of the rest.
function aroundHubs({ entities, links }: Pick<Graph, 'entities' | 'links'>, degrees: ReadonlyMap<string, number>): Map<string, string> {
  const around = new Map<string, string[]>();
  const add = (one: string, other: string) => {
    const others = around.get(one);
    if (others) {
      others.push(other);
    } else {
      around.set(one, [other]);
    }
  };
  for (const { from, to } of links.values()) {
    add(from, to);
    add(to, from);
  }
  const groups = new Map<string, string>();
  for (const hub of [...entities.keys()].sort((a, b) => (degrees.get(b) ?? 0) - (degrees.get(a) ?? 0))) {
    if (!groups.has(hub) && around.has(hub)) {
      groups.set(hub, hub);
      for (const other of around.get(hub)!) {
        if (!groups.has(other)) {
          groups.set(other, hub);
        }
      }
    }
  }
  return groups;
}
