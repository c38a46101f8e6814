import { type Answer, graph } from '../../answer/answer';

/** Suits when things are tied, best when a traversal tells distances. */
export function suitsNetwork(answer: Answer): number {
  const { entities, links, distances } = graph(answer);
  return entities.size < 2 || links.size === 0 ? 0 : distances.size > 0 ? 3 : 0.5;
}
