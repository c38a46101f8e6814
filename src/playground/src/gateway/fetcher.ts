import type { Fetcher, FetcherOpts, FetcherParams } from '@graphiql/toolkit';
import { Kind, parse } from 'graphql';
import { type Answer, isBig, shown } from '../answer/answer';
import { type Additions, withAdditions } from '../operation/additions';
import { prepare } from '../lens/views';
import { usePlayground } from '../store';
import { type GraphQlRequest, post, type Received, wasStopped } from './request';

let serial = 0;

/** Sends what GraphiQL runs, with the fields that the views need, and keeps the whole answer for them. */
export const fetcher: Fetcher = (params, options) => {
  if (params.operationName === 'IntrospectionQuery') {
    return post(usePlayground.getState().settings.endpoint, params as GraphQlRequest).then(({ body }) => body as never);
  }
  // GraphiQL can stop what it can unsubscribe from.
  return {
    subscribe(observer: { next(value: unknown): void; error(error: unknown): void; complete(): void }) {
      const stop = new AbortController();
      const { tab } = usePlayground.getState();
      run(tab, params, options, stop.signal).then(
        async (answer) => {
          if (isBig(answer)) {
            await drawn();
          }
          observer.next(shown(answer));
          observer.complete();
        },
        (error: unknown) => {
          usePlayground.setState(({ stopped }) => ({ stopped: { ...stopped, [tab]: wasStopped(error) } }));
          if (!wasStopped(error)) {
            observer.error(unreachable(error));
          }
        },
      );
      return { unsubscribe: () => stop.abort() };
    },
  } as never;
};

async function run(tab: string, params: FetcherParams, options: FetcherOpts | undefined, signal: AbortSignal): Promise<Answer> {
  const { schema } = usePlayground.getState();
  const request = requestOf(params);
  const answer = await answerOf(request, additionsTo(request.query, schema), {
    signal,
    headers: options?.headers as Record<string, string> | undefined,
  });
  if (isBig(answer)) {
    await prepare(answer, pause);
    signal.throwIfAborted();
  }
  usePlayground.setState((state) => ({
    answers: { ...state.answers, [tab]: answer },
    stopped: { ...state.stopped, [tab]: false },
    selected: [],
    selectedIn: null,
  }));
  return answer;
}

/** Lets the page draw and take input. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

// The page has drawn what it was told; soon, too, when nobody sees it.
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 200);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** Runs a request of the playground's own, or one that was written, for the views. */
export async function answerOf(
  request: GraphQlRequest,
  additions: Additions | null,
  options: { signal?: AbortSignal; headers?: Record<string, string> | undefined } = {},
): Promise<Answer> {
  const { endpoint } = usePlayground.getState().settings;
  const send = (query: string): Promise<Received> =>
    post(endpoint, { ...request, query, extensions: { ...request.extensions, statistics: true } }, options);
  let received = await send(additions?.query ?? request.query);
  // What was written may fit a limit that the additions break.
  if (additions && received.body.errors?.some((error) => error.extensions?.['code'] === 'OPERATION_TOO_LARGE')) {
    received = await send(request.query);
    additions = null;
  }
  const { body, status, milliseconds, bytes } = received;
  const errors = (body.errors ?? []).map((error) =>
    additions && error.locations ? { ...error, locations: error.locations.map(additions.place) } : error,
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
  };
}

/** None when the text is no GraphQL: then the gateway says what is wrong with it. */
export function additionsTo(query: string, schema: ReturnType<typeof usePlayground.getState>['schema']): Additions | null {
  try {
    return schema ? withAdditions(query, schema) : null;
  } catch {
    return null;
  }
}

// The name that GraphiQL remembers may be that of an operation which is no longer there.
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

/** A failure to reach the gateway in a person's words; any other as it is. */
export function unreachable(error: unknown): Error {
  return error instanceof TypeError
    ? new Error('The gateway cannot be reached. See whether it still runs, then try again.')
    : (error as Error);
}
