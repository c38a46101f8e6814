import type { Answer } from '../answer/answer';
import type { Filters } from '../filters/filters';
import { wasAborted } from '../gateway/request';
import { requestData } from '../session/requestAnswer';
import { readSchema } from '../session/schema';
import { useSession } from '../session/store';
import { type Requested, useRequest } from '../session/useRequest';
import { type Card, queryProblem } from './dashboard';
import { type Filtered, filterRequest } from './filterRequest';
import { RequestQueue } from '../gateway/requestQueue';

const AT_ONCE = 4;
// A response that arrives later than the time limit of the gateway, and this, is not waited for.
const GRACE = 15_000;

const queue = new RequestQueue(AT_ONCE);

/** The answer of a card, with what the filters did to its query. */
export interface CardAnswer {
  answer: Answer;
  filtered: Filtered;
  /** When the answer arrived. */
  date: Date;
}

/** Runs the query of a card under the filters of the page; again when one of both changes, or with another `round`. */
export function useCardAnswer({ query, variables }: Card, filters: Filters, round: number): Requested<CardAnswer> {
  return useRequest((signal) => queue.run(() => read({ query, variables }, filters, signal), signal), [query, JSON.stringify(variables), JSON.stringify(filters), round]);
}

async function read(request: { query: string; variables: Card['variables'] }, filters: Filters, signal: AbortSignal): Promise<CardAnswer> {
  const problem = queryProblem(request.query);
  if (problem) {
    throw new Error(problem);
  }
  const filtered = filterRequest(request, filters, await readSchema());
  const limit = useSession.getState().settings.limits.readTimeoutMillis + GRACE;
  const tooLate = AbortSignal.timeout(limit);
  const answer = await requestData(filtered.request, { signal: AbortSignal.any([signal, tooLate]) }).catch((error: unknown) => {
    throw tooLate.aborted && !signal.aborted && !wasAborted(error) ? new Error(`No answer within ${Math.round(limit / 1000)} seconds.`) : error;
  });
  return { answer, filtered, date: new Date() };
}
