import { formatNumber } from '../../text/format';
import { MAX_NODES } from './displayGraph';
import { GROUPINGS } from './grouping';
import { type Network, itemsText } from './useNetwork';

/** What a reader must know of the drawing: what the layout means, and what is not drawn. */
export function statusText({ graph, display, opened, hiddenTypes, hiddenKinds, applied }: Network): string {
  const sentences: string[] = [];
  const grouped = display.grouped !== null;
  // The layout in which the nodes stand, which may not be the chosen one yet.
  const layout = applied?.split('|')[0];
  if (layout === 'rings') {
    const unknown = [...display.nodes.keys()].some((id) => !graph.distances.has(id) && !graph.centres.has(id));
    sentences.push('The rings are distances from the centre.');
    sentences.push(...(grouped ? ['A group is at the smallest distance of its items.'] : unknown ? ['Items beside the rings have no distance in this answer.'] : []));
  } else if (layout === 'time') {
    sentences.push(grouped ? 'From left to right by date; a group is at the mean of its dates.' : 'From left to right by date; items without a date are below the axis.');
  }
  if (grouped) {
    const by = GROUPINGS.find((one) => one.by === display.grouped)!.words;
    sentences.push(
      `More than ${formatNumber(MAX_NODES)} items are drawn in groups, here by ${by}. Double-click a group to open it${opened.size > 0 ? ` (${opened.size} open)` : ''}.`,
    );
  }
  sentences.push(...omissionsOf({ display, graph, hiddenTypes }));
  if (graph.links.size === 0) {
    sentences.push('Nothing in this answer is connected. Expand an item to see its neighbours.');
  } else if (display.edges.size === 0 && hiddenTypes.size + hiddenKinds.size > 0) {
    sentences.push('All connections are hidden.');
  }
  return sentences.join(' ');
}

/** What the drawing leaves out, in sentences. */
export function omissionsOf({ display, graph, hiddenTypes }: Pick<Network, 'display' | 'graph' | 'hiddenTypes'>): string[] {
  const drawn = [...display.nodes.values()].reduce((sum, { members }) => sum + members.length, 0);
  const missing = graph.entities.size - drawn;
  return [
    ...(missing > 0 ? [`${itemsText(missing)} of ${formatNumber(graph.entities.size)} ${missing === 1 ? 'is' : 'are'} hidden${hiddenTypes.size > 0 ? `, among them all of type ${[...hiddenTypes].join(', ')}` : ''}.`] : []),
    ...(display.omittedEdges > 0 ? [`The ${formatNumber(display.edges.size)} largest connections are drawn, ${formatNumber(display.omittedEdges)} are not.`] : []),
  ];
}
