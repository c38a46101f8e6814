import type { Answer } from '../../answer/answer';
import type { LayoutResult } from './layouts';

/** Where the nodes of an answer stand, kept while another view is shown. */
export interface Placement extends LayoutResult {
  /** The layout that set the positions and the guides; null before the first. */
  key: string | null;
}

const placements = new WeakMap<Answer, Placement>();

/** The placement of the nodes of an answer. */
export function placementOf(answer: Answer): Placement {
  let known = placements.get(answer);
  if (!known) {
    known = { key: null, positions: new Map(), guides: [], hold: (_, at) => at };
    placements.set(answer, known);
  }
  return known;
}
