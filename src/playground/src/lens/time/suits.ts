import type { Answer } from '../../answer/answer';
import { listsIn } from '../table/choice';
import { isDated } from './dated';
import { seriesIn } from './series';

/** Suits periods best; dated rows can be shown, too. */
export function suitsTime(answer: Answer): number {
  return seriesIn(answer).length > 0 ? 2 : listsIn(answer).some(isDated) ? 0.3 : 0;
}
