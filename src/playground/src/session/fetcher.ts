import type { Fetcher, FetcherOpts, FetcherParams } from '@graphiql/toolkit';
import { Kind, parse } from 'graphql';
import { type Answer, isLarge, responseOf } from '../answer/answer';
import { type GraphQlRequest, post, unreachableError, wasAborted } from '../gateway/request';
import { requestAnswer } from './requestAnswer';
import { useSession } from './store';
import { afterPaint, yieldToBrowser } from './yieldToBrowser';

/** Sends what GraphiQL runs, keeps the whole answer for the views, and gives GraphiQL the response to display. */
export const fetcher: Fetcher = (params, options) => {
  if (params.operationName === 'IntrospectionQuery') {
    return post(useSession.getState().settings.endpoint, params as GraphQlRequest).then(({ body }) => body as never);
  }
  // GraphiQL offers to stop a run only if it can unsubscribe from it.
  return {
    subscribe(observer: { next(value: unknown): void; error(error: unknown): void; complete(): void }) {
      const abort = new AbortController();
      const { tab } = useSession.getState();
      run(tab, params, options, abort.signal).then(
        async (answer) => {
          if (isLarge(answer)) {
            await afterPaint();
          }
          observer.next(responseOf(answer));
          observer.complete();
        },
        (error: unknown) => {
          useSession.getState().keepFailure(tab, wasAborted(error));
          if (!wasAborted(error)) {
            observer.error(unreachableError(error));
          }
        },
      );
      return { unsubscribe: () => abort.abort() };
    },
  } as never;
};

async function run(tab: string, params: FetcherParams, options: FetcherOpts | undefined, signal: AbortSignal): Promise<Answer> {
  const headers = options?.headers as Record<string, string> | undefined;
  const answer = await requestAnswer(requestOf(params), { signal, headers });
  const { prepareViews, keepAnswer } = useSession.getState();
  if (isLarge(answer)) {
    await prepareViews(answer, yieldToBrowser);
    signal.throwIfAborted();
  }
  keepAnswer(tab, answer);
  return answer;
}

// GraphiQL may pass the name of an operation that was removed from the query meanwhile.
function requestOf({ query, variables, operationName }: FetcherParams): GraphQlRequest {
  const request: GraphQlRequest = { query, variables: variables as Record<string, unknown> | undefined };
  if (operationName && operationNames(query).includes(operationName)) {
    request.operationName = operationName;
  }
  return request;
}

function operationNames(query: string): (string | undefined)[] {
  try {
    return parse(query).definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? definition.name?.value : undefined,
    );
  } catch {
    return [];
  }
}
