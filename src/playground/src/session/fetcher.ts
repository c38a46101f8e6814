import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { Kind, parse } from 'graphql';
import { type Answer, isLarge, responseOf } from '../answer/answer';
import { follow } from '../gateway/follow';
import type { GraphQlRequest } from '../gateway/request';
import { isQuery, isSubscription } from './isQuery';
import { requestAnswer } from './requestAnswer';
import { Run } from './run';
import { messageOf, type RunStatus } from './runStatus';
import { readSchemaForTab, trySchemaNow } from './schemaRun';
import { useSession } from './store';
import { afterPaint, yieldToBrowser } from './yieldToBrowser';

interface Observer {
  next(value: unknown): void;
  error(error: unknown): void;
  complete(): void;
}

// The last run of each open tab.
const runs = new Map<string, Run<Answer>>();
// The tabs whose answer arrived while another tab was active, and is not in GraphiQL yet.
const late = new Set<string>();

/** Sends what GraphiQL runs, keeps the whole answer for the views, and gives GraphiQL the response to display. */
export const fetcher: Fetcher = (params, options) => {
  const headers = options?.headers as Record<string, string> | undefined;
  if (params.operationName === 'IntrospectionQuery') {
    return readSchemaForTab(params as GraphQlRequest, headers, (tab) => !runs.has(tab)) as never;
  }
  if (isSubscription(params.query, params.operationName)) {
    return followed(params) as never;
  }
  // GraphiQL offers to stop a run only if it can unsubscribe from it.
  return {
    subscribe(observer: Observer) {
      const { tab } = useSession.getState();
      forgetClosedTabs();
      const run = runFor(tab, params, headers, observer);
      runs.get(tab)?.cancel();
      runs.set(tab, run);
      useSession.setState({ lastRun: { tab } });
      run.start();
      return { unsubscribe: run.stop };
    },
  } as never;
};

/** The events of a subscription. GraphiQL shows the last one; the other views keep the answer before. */
function followed(params: FetcherParams) {
  return {
    subscribe(observer: Observer) {
      const { tab, settings } = useSession.getState();
      runs.get(tab)?.cancel();
      runs.delete(tab);
      const stop = follow(settings.endpoint, requestOf(params), {
        next: (response) => observer.next(response),
        ended: (complete) =>
          complete
            ? observer.complete()
            : observer.error(new Error('The gateway ended the subscription, or could not be reached. Run it again to continue.')),
      });
      return { unsubscribe: stop };
    },
  };
}

/** Stops the run of a tab, or its next attempts to reach the gateway. */
export function stopRun(tab: string): void {
  runs.get(tab)?.stop();
}

/** Tries at once to reach the gateway. */
export function tryNow(tab: string): void {
  trySchemaNow();
  runs.get(tab)?.tryNow();
}

/** The response that arrived while another tab was active; null if there is none, or it was taken. */
export function takeLateResponse(tab: string): unknown {
  const answer = useSession.getState().answers[tab];
  return late.delete(tab) && answer ? responseOf(answer) : null;
}

function runFor(tab: string, params: FetcherParams, headers: Record<string, string> | undefined, observer: Observer): Run<Answer> {
  // GraphiQL takes one response for each run; what arrives after it is shown by the page.
  let told = false;
  const { keepAnswer, keepRun, prepareViews } = useSession.getState();
  const run: Run<Answer> = new Run<Answer>({
    retries: isQuery(params.query),
    send: async (signal) => {
      const answer = await requestAnswer(requestOf(params), { signal, headers });
      if (isLarge(answer)) {
        await prepareViews(answer, yieldToBrowser);
      }
      return answer;
    },
    onAnswer: (answer) => {
      keepAnswer(tab, answer);
      if (told) {
        showLate(tab, answer);
      } else {
        told = true;
        void respond(observer, answer);
      }
    },
    onStatus: (status) => {
      keepRun(tab, status);
      if (!isOpen(tab)) {
        run.cancel();
      }
      if (!told && endsRun(status)) {
        told = true;
        const message = messageOf(status);
        if (message) {
          observer.error(new Error(message));
        } else {
          observer.complete();
        }
      }
      const before = useSession.getState().answers[tab];
      if (status.stage === 'stopped' && before) {
        // As in the other views.
        showLate(tab, before);
      }
    },
  });
  return run;
}

function endsRun({ stage }: RunStatus): boolean {
  return stage === 'stopped' || stage === 'failed' || stage === 'denied' || stage === 'unreachable';
}

async function respond(observer: Observer, answer: Answer): Promise<void> {
  if (isLarge(answer)) {
    await afterPaint();
  }
  observer.next(responseOf(answer));
  observer.complete();
}

function showLate(tab: string, answer: Answer): void {
  const { tab: active, showResponse } = useSession.getState();
  if (tab === active) {
    showResponse(responseOf(answer));
  } else {
    late.add(tab);
  }
}

function forgetClosedTabs(): void {
  [...runs.keys()].filter((tab) => !isOpen(tab)).forEach((tab) => {
    runs.get(tab)!.cancel();
    runs.delete(tab);
    late.delete(tab);
  });
}

function isOpen(tab: string): boolean {
  const { openTabs } = useSession.getState();
  return openTabs === null || openTabs.includes(tab);
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
