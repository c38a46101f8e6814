import type { Answer } from '../../answer/answer';
import { bestOf } from './choice';

/** Suits a list; a single thing is shown too, when nothing else is better. */
export function suitsTable(answer: Answer): number {
  return bestOf(answer) ? 1 : isPlain(answer.data) ? 0.2 : 0;
}

function isPlain(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Object.values(data).some((value) => value !== null);
}
