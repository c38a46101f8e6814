import type { ElementDefinition } from 'cytoscape';
import { labelLines } from './labels';
import type { GuideDrawn, Point } from './svg';

/** The size of labels, in pixels of the screen. */
export const FONT = 12;

/** A thing, ready to be drawn. */
export interface NodeLook {
  id: string;
  name: string;
  /** Its lines, when they are not those of the name. */
  label?: readonly string[] | undefined;
  shape: string;
  colour: string;
  width: number;
  group: boolean;
  centre: boolean;
  unscored: boolean;
  ties: number;
}

/** A tie, ready to be drawn. */
export interface TieLooks {
  id: string;
  from: string;
  to: string;
  width: number;
  dash: string;
  arrow: boolean;
  indirect: boolean;
  /** Several in one. */
  summed: boolean;
}

export function nodeElement({ id, name, label, shape, colour, width, group, centre, unscored, ties }: NodeLook, at: Point): ElementDefinition {
  return {
    group: 'nodes',
    data: { id, name, label: (label ?? labelLines(name)).join('\n'), shape, colour, width, ties, font: FONT, outline: 2, valign: 'bottom', halign: 'center', marginX: 0, marginY: 3 },
    position: { ...at },
    classes: ['thing', ...(group ? ['group'] : []), ...(centre ? ['centre'] : []), ...(unscored ? ['unscored'] : [])],
  };
}

export function tieElement({ id, from, to, width, dash, arrow, indirect, summed }: TieLooks): ElementDefinition {
  return {
    group: 'edges',
    data: { id: `tie:${id}`, source: from, target: to, width, drawn: width, dash },
    classes: [...(arrow ? ['arrow'] : []), ...(indirect ? ['indirect'] : []), ...(summed ? ['summed'] : [])],
  };
}

export function guideElements(guide: GuideDrawn, place: number): ElementDefinition[] {
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
