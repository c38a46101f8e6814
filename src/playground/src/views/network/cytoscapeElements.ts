import type { ElementDefinition } from 'cytoscape';
import { labelLines } from './labels';
import type { Guide, Point } from './svg';

/** The font size of labels in screen pixels. */
export const FONT = 12;

/** A node with its style. */
export interface StyledNode {
  id: string;
  name: string;
  /** The lines of the label, if they are not those of the name. */
  label?: readonly string[] | undefined;
  shape: string;
  colour: string;
  width: number;
  group: boolean;
  centre: boolean;
  unscored: boolean;
  degree: number;
}

/** An edge with its style. */
export interface StyledEdge {
  id: string;
  from: string;
  to: string;
  width: number;
  dash: string;
  arrow: boolean;
  indirect: boolean;
  /** Whether it stands for several edges. */
  summed: boolean;
}

export function nodeElement({ id, name, label, shape, colour, width, group, centre, unscored, degree }: StyledNode, at: Point): ElementDefinition {
  return {
    group: 'nodes',
    data: { id, name, label: (label ?? labelLines(name)).join('\n'), shape, colour, width, degree, font: FONT, outline: 2, valign: 'bottom', halign: 'center', marginX: 0, marginY: 3 },
    position: { ...at },
    classes: ['entity', ...(group ? ['group'] : []), ...(centre ? ['centre'] : []), ...(unscored ? ['unscored'] : [])],
  };
}

export function edgeElement({ id, from, to, width, dash, arrow, indirect, summed }: StyledEdge): ElementDefinition {
  return {
    group: 'edges',
    data: { id: `edge:${id}`, source: from, target: to, width, drawn: width, dash },
    classes: [...(arrow ? ['arrow'] : []), ...(indirect ? ['indirect'] : []), ...(summed ? ['summed'] : [])],
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
