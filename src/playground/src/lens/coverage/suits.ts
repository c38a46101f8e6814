import type { Answer } from '../../answer/answer';
import { coverageIn } from './matrix';

/** Suits rows of coverage, wherever they stand. */
export function suitsCoverage(answer: Answer): number {
  return coverageIn(answer).length > 0 ? 2 : 0;
}
