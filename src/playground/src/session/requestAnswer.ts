import type { GraphQLSchema } from 'graphql';
import type { Answer } from '../answer/answer';
import { budgetIn } from '../answer/budget';
import { accessErrorOf, type GraphQlRequest, post, type Received } from '../gateway/request';
import { type Additions, withAdditions } from '../operation/additions';
import { plainMessage } from '../text/plainMessage';
import { useSession } from './store';

let serial = 0;

interface Options {
  signal?: AbortSignal | undefined;
  headers?: Record<string, string> | undefined;
}

/**
 * Sends a request with the fields that the views need, and returns the answer with them. Throws an `AccessError` when the gateway
 * refused the sender, and an `UnreachableError` when it could not be reached.
 */
export async function requestAnswer(request: GraphQlRequest, options: Options = {}): Promise<Answer> {
  const { settings, schema } = useSession.getState();
  let additions = additionsFor(request.query, schema);
  const send = (query: string): Promise<Received> =>
    post(settings.endpoint, { ...request, query, extensions: { ...request.extensions, statistics: true, cost: true } }, options);
  let received = await send(additions?.query ?? request.query);
  // The query itself may be within a limit that the added fields exceed.
  if (additions && received.body.errors?.some((error) => error.extensions?.['code'] === 'OPERATION_TOO_LARGE')) {
    received = await send(request.query);
    additions = null;
  }
  const refused = accessErrorOf(received);
  if (refused) {
    throw refused;
  }
  const { body, status, milliseconds, bytes, headers } = received;
  keepBudget(body);
  const { place } = additions ?? {};
  const errors = (body.errors ?? []).map((error) =>
    place && error.locations ? { ...error, locations: error.locations.map(place) } : error,
  );
  return {
    serial: ++serial,
    request,
    data: body.data,
    errors,
    extensions: body.extensions ?? {},
    status,
    milliseconds,
    bytes,
    headers,
  };
}

/** Sends a request as `requestAnswer` does. A response with errors and without data is a failure. */
export async function requestData(request: GraphQlRequest, options: Options = {}): Promise<Answer> {
  const answer = await requestAnswer(request, options);
  const [error] = answer.errors;
  if (error && (answer.data === null || answer.data === undefined)) {
    throw new Error(plainMessage(error.message));
  }
  return answer;
}

// A refused operation tells the budget in its error.
function keepBudget({ errors, extensions }: Received['body']): void {
  const refused = errors?.find((error) => error.extensions?.['code'] === 'BUDGET_EXCEEDED');
  const budget = budgetIn(refused?.extensions ?? extensions ?? {});
  if (budget) {
    useSession.setState({ budget });
  }
}

// A text that is not GraphQL is sent as it is: the gateway explains what is wrong with it.
function additionsFor(query: string, schema: GraphQLSchema | null): Additions | null {
  try {
    return schema ? withAdditions(query, schema) : null;
  } catch {
    return null;
  }
}
