import type { Graph, Link } from '../../answer/graph';

/** The graph of an answer with what was asked for since; the graphs themselves stay as they are. */
export function merged(graph: Graph, more: readonly Graph[]): Graph {
  if (more.length === 0) {
    return graph;
  }
  const entities = new Map(graph.entities);
  const links = new Map(graph.links);
  for (const one of more) {
    for (const entity of one.entities.values()) {
      const known = entities.get(entity.id);
      // Where it stands is told of the answer that the other views show.
      entities.set(
        entity.id,
        known ? { ...known, facts: { ...entity.facts, ...known.facts } } : { ...entity, paths: [] },
      );
    }
    for (const link of one.links.values()) {
      links.set(link.id, joined(links.get(link.id), link));
    }
  }
  return { entities, links, distances: graph.distances, centres: graph.centres };
}

function joined(known: Link | undefined, link: Link): Link {
  return known ? { ...known, facts: { ...link.facts, ...known.facts } } : link;
}

/** What a graph has that others do not. */
export function newIn(graph: Graph, others: readonly Graph[]): string[] {
  return [...graph.entities.keys()].filter((id) => !others.some(({ entities }) => entities.has(id)));
}
