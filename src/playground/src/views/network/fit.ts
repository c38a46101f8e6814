import { type Answer, graphIn } from '../../answer/answer';

/**
 * The network fits best when articles are linked to each other, since then their relationships were asked for. Links to
 * providers and topics are easier to read in a table. Entities without links can be expanded, but another view shows more.
 */
export function networkFit(answer: Answer): number {
  const { entities, links } = graphIn(answer);
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
