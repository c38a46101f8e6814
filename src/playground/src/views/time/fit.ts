import type { Answer } from '../../answer/answer';
import { listsIn } from '../../answer/mainList';
import { isDated } from './datedRows';
import { seriesIn } from './series';

/** The time view fits timelines and groups by date best; it shows rows with a date too. */
export function timeFit(answer: Answer): number {
  return seriesIn(answer).length > 0 ? 2 : listsIn(answer).some(isDated) ? 0.3 : 0;
}
