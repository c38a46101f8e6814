import type { Answer } from '../../answer/answer';
import { mainList } from '../../answer/mainList';

/** The table fits a list; it shows single values too, if no other view fits better. */
export function tableFit(answer: Answer): number {
  return mainList(answer) ? 1 : hasValues(answer.data) ? 0.2 : 0;
}

function hasValues(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Object.values(data).some((value) => value !== null);
}
