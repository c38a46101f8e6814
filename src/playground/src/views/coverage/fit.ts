import type { Answer } from '../../answer/answer';
import { coverageIn } from './matrix';

/** The coverage view fits answers that have rows of coverage. */
export function coverageFit(answer: Answer): number {
  return coverageIn(answer).length > 0 ? 2 : 0;
}
