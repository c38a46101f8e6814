import type { Graph, Link } from '../../answer/graph';

/** The graph of an answer with the graphs of its expansions; the original graphs are not changed. */
export function mergeGraphs(graph: Graph, more: readonly Graph[]): Graph {
  if (more.length === 0) {
    return graph;
  }
  const entities = new Map(graph.entities);
  const links = new Map(graph.links);
  for (const one of more) {
    for (const entity of one.entities.values()) {
      const known = entities.get(entity.id);
      // Paths are places in the answer of the other views, which does not have these entities.
      entities.set(
        entity.id,
        known ? { ...known, properties: { ...entity.properties, ...known.properties } } : { ...entity, paths: [] },
      );
    }
    for (const link of one.links.values()) {
      links.set(link.id, joined(links.get(link.id), link));
    }
  }
  return { entities, links, distances: graph.distances, centres: graph.centres };
}

function joined(known: Link | undefined, link: Link): Link {
  return known ? { ...known, properties: { ...link.properties, ...known.properties } } : link;
}

/** The ids of the entities of a graph that no other graph has. */
export function addedIds(graph: Graph, others: readonly Graph[]): string[] {
  return [...graph.entities.keys()].filter((id) => !others.some(({ entities }) => entities.has(id)));
}
