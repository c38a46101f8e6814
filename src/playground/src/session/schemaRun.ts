import { accessErrorOf, type GraphQlRequest, type GraphQlResponse, post, type Received } from '../gateway/request';
import { Run } from './run';
import { IDLE, type RunStatus } from './runStatus';
import { useSession } from './store';

let run: Run<Received> | null = null;

/**
 * The schema, for GraphiQL. Until the gateway is reached the active tab shows that it is not, unless the tab has a run of its own,
 * which reports the same.
 */
export function readSchemaForTab(
  request: GraphQlRequest,
  headers: Record<string, string> | undefined,
  isFree: (tab: string) => boolean,
): Promise<GraphQlResponse> {
  const { endpoint } = useSession.getState().settings;
  const report = (status: RunStatus) => {
    const { tab, keepRun, runs } = useSession.getState();
    const reported = runs[tab]?.stage;
    if (isFree(tab) && (status !== IDLE || (reported !== undefined && reported !== 'idle'))) {
      keepRun(tab, status);
    }
  };
  run?.cancel();
  return new Promise((resolve) => {
    run = new Run<Received>({
      send: (signal) => post(endpoint, request, { signal, headers }),
      onAnswer: (received) => {
        run = null;
        const refused = accessErrorOf(received);
        report(refused ? { stage: 'denied', status: refused.status, message: refused.message } : IDLE);
        resolve(received.body);
      },
      onStatus: (status) => status.stage === 'unreachable' && report(status),
    });
    run.start();
  });
}

/** Tries at once to read the schema, if the gateway could not be reached for it. */
export function trySchemaNow(): void {
  run?.tryNow();
}
