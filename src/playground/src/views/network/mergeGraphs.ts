import type { Entity, Graph, Link } from '../../answer/graph';

/** The graph of an answer with the graphs of its expansions; the original graphs are not changed. */
export function mergeGraphs(graph: Graph, more: readonly Graph[]): Graph {
  if (more.length === 0) {
    return graph;
  }
  const entities = new Map(graph.entities);
  const links = new Map(graph.links);
  for (const one of more) {
    for (const entity of one.entities.values()) {
      entities.set(entity.id, joinedEntity(entities.get(entity.id), entity));
    }
    for (const link of one.links.values()) {
      links.set(link.id, joinedLink(links.get(link.id), link));
    }
  }
  const chains = [...graph.chains, ...more.flatMap((one) => one.chains)];
  return { entities, links, distances: graph.distances, centres: graph.centres, chains };
}

// Paths are places in the answer of the other views, which does not have the entities of an expansion.
function joinedEntity(known: Entity | undefined, entity: Entity): Entity {
  return known ? { ...entity, ...known, properties: { ...entity.properties, ...known.properties } } : { ...entity, paths: [] };
}

function joinedLink(known: Link | undefined, link: Link): Link {
  return known ? { ...known, properties: { ...link.properties, ...known.properties } } : link;
}

/** The ids of the entities of a graph that no other graph has. */
export function addedIds(graph: Graph, others: readonly Graph[]): string[] {
  return [...graph.entities.keys()].filter((id) => !others.some(({ entities }) => entities.has(id)));
}
