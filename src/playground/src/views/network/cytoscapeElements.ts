import type { ElementDefinition } from 'cytoscape';
import type { StyledEdge, StyledNode } from './styledGraph';
import type { Guide, Point } from './svg';

/** The font size of labels in screen pixels. */
export const FONT = 12;

/** The maximum number of parts of a node in colours of their own. */
export const SLICES = 6;

export function nodeElement({ id, name, label, shape, colour, slices, width, group, centre, unscored, hollow, pinned, degree }: StyledNode, at: Point): ElementDefinition {
  const flags = { group, centre, unscored, hollow, pinned, sliced: slices.length > 0 };
  const parts = Object.fromEntries(Array.from({ length: SLICES }, (_, n) => [[`c${n}`, slices[n]?.colour ?? colour], [`s${n}`, 100 * (slices[n]?.share ?? 0)]]).flat());
  return {
    group: 'nodes',
    data: { id, name, label: label.join('\n'), shape, colour, width, degree, ...(slices.length > 0 ? parts : {}), font: FONT, outline: 2, marginX: 0, marginY: 0 },
    position: { ...at },
    classes: ['entity', ...Object.entries(flags).flatMap(([name, is]) => (is ? [name] : []))],
  };
}

export function edgeElement({ id, from, to, width, dash, arrow, indirect, summed, onPath }: StyledEdge): ElementDefinition {
  const flags = { arrow, indirect, summed, onPath };
  return {
    group: 'edges',
    data: { id: `edge:${id}`, source: from, target: to, width, drawn: width, dash },
    classes: Object.entries(flags).flatMap(([name, is]) => (is ? [name] : [])),
  };
}

export function guideElements(guide: Guide, place: number): ElementDefinition[] {
  const { kind, x, y, radius, label, labelAt } = guide;
  const still = { grabbable: false, pannable: true };
  return [
    {
      ...still,
      group: 'nodes',
      data: { id: `guide:${place}`, width: kind === 'ring' ? 2 * radius : 1, height: 2 * radius, line: 1 },
      scratch: { guide },
      position: { x, y },
      classes: ['guide', kind],
    },
    {
      ...still,
      group: 'nodes',
      data: { id: `words:${place}`, label, font: FONT, outline: 2 },
      position: { ...labelAt },
      classes: ['words'],
    },
  ];
}
