import { type Answer, graph } from '../../answer/answer';

/**
 * Suits best when articles are tied to each other: then relations were asked for. Ties to providers and topics alone are
 * better read in a table, and a thing without ties can be expanded, but nobody wants to see it first.
 */
export function suitsNetwork(answer: Answer): number {
  const { entities, links } = graph(answer);
  if (entities.size === 0) {
    return 0;
  }
  for (const { from, to } of links.values()) {
    if (entities.get(from)?.type === 'Article' && entities.get(to)?.type === 'Article') {
      return 3;
    }
  }
  return links.size > 0 ? 0.3 : 0.05;
}
