import type { GraphQlError } from '../gateway/request';

/** The pauses in milliseconds before a request is sent again. Together they outlast the other cards of a page. */
const PAUSES = [500, 1000, 1000, 2000, 2000, 4000];

/**
 * Sends a request again while the gateway has no room for it, as when several cards of a page, or an operation that was aborted a
 * moment ago, use all that one client may run. Returns the last response, whatever it is.
 */
export async function repeatWhileBusy<T>(
  send: () => Promise<T>,
  errorsOf: (received: T) => readonly GraphQlError[] | undefined,
  signal: AbortSignal | null,
  pauses: readonly number[] = PAUSES,
): Promise<T> {
  let received = await send();
  for (const pause of pauses) {
    if (!errorsOf(received)?.some(({ extensions }) => extensions?.['code'] === 'OVERLOADED')) {
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    signal?.throwIfAborted();
    received = await send();
  }
  return received;
}
