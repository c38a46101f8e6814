import type { Answer } from '../answer/answer';
import type { GraphQlRequest } from '../gateway/request';
import { requestData } from '../session/requestAnswer';
import { RequestQueue } from '../gateway/requestQueue';
import { readSchema } from '../session/schema';
import { type Requested, useRequest } from '../session/useRequest';

// The gateway runs a few operations of one client at a time; one place is left for suggestions.
const AT_ONCE = 3;

const queue = new RequestQueue(AT_ONCE);

/** The answer of a card, which is requested again when the request changes. Null sends nothing. */
export function useCard(request: GraphQlRequest | null): Requested<Answer> {
  return useRequest(request && ((signal) => queue.run(() => read(request, signal), signal)), [JSON.stringify(request)]);
}

// The fields that the views need are added by the schema.
async function read(request: GraphQlRequest, signal: AbortSignal): Promise<Answer> {
  await readSchema();
  return requestData(request, { signal });
}
