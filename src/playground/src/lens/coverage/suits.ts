import type { Answer } from '../../answer/answer';

export function suitsCoverage(answer: Answer): number {
  return answer.data ? 0.05 : 0;
}
