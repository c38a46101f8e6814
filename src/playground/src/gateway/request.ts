import { withKey } from './credentials';
import { RequestQueue } from './requestQueue';
import { retryAfterOf, wait } from './retryAfter';

/** A GraphQL request, as it is sent. */
export interface GraphQlRequest {
  query: string;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
  extensions?: Record<string, unknown> | undefined;
}

export interface GraphQlError {
  message: string;
  locations?: { line: number; column: number }[];
  path?: (string | number)[];
  extensions?: Record<string, unknown>;
}

/** The body of a GraphQL response. */
export interface GraphQlResponse {
  data?: unknown;
  errors?: GraphQlError[];
  extensions?: Record<string, unknown>;
}

/** A response with its duration and size. */
export interface Received {
  body: GraphQlResponse;
  status: number;
  /** The time from sending the request to the last byte of the response. */
  milliseconds: number;
  bytes: number;
  /** The headers of the response that the page may read, by name. */
  headers: [string, string][];
}

export interface SendOptions {
  signal?: AbortSignal | undefined;
  headers?: Record<string, string> | undefined;
}

/** A request did not reach the gateway, or its response was cut off. */
export class UnreachableError extends Error {}

/** The gateway refused a request because of who sent it. */
export class AccessError extends Error {
  constructor(
    readonly status: 401 | 403,
    message: string,
  ) {
    super(message);
  }
}

// The gateway runs half of its operations for one client: four on a machine with two processors.
const AT_ONCE = 4;

const queue = new RequestQueue(AT_ONCE);

/** Posts a request as JSON and returns the response, whatever its status. A few requests run at once; the others wait. */
export function postJson(url: string, request: GraphQlRequest, { signal, headers }: SendOptions = {}): Promise<Response> {
  const send = () =>
    fetch(url, {
      method: 'POST',
      headers: { ...withKey(url, headers), 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(request),
      ...(signal ? { signal } : {}),
    });
  return queue.run(send, signal);
}

// How often a request is sent again that a busy gateway did not take.
const MAX_RETRIES = 3;

/**
 * Posts a request and reads the JSON response; a response that is not JSON becomes a GraphQL error with its status. A busy gateway
 * refuses requests before it runs them, and says when to come again; this is done a few times.
 */
export async function post(url: string, request: GraphQlRequest, options: SendOptions = {}): Promise<Received> {
  const began = performance.now();
  try {
    let response = await postJson(url, request, options);
    for (let retries = 0, pause = retryAfterOf(response); pause !== null && retries < MAX_RETRIES; retries++, pause = retryAfterOf(response)) {
      await wait(pause, options.signal);
      response = await postJson(url, request, options);
    }
    // Counted before decoding, as a character may take several bytes.
    const bytes = await response.arrayBuffer();
    return {
      body: parsed(new TextDecoder().decode(bytes), response.status),
      status: response.status,
      milliseconds: performance.now() - began,
      bytes: bytes.byteLength,
      headers: [...response.headers].sort(([one], [other]) => (one < other ? -1 : 1)),
    };
  } catch (error) {
    throw unreachableError(error);
  }
}

/** The error of a response with the status 401 or 403, with the message of the gateway; null for any other response. */
export function accessErrorOf({ status, body }: Pick<Received, 'status' | 'body'>): AccessError | null {
  if (status !== 401 && status !== 403) {
    return null;
  }
  // The response may be that of a server before the gateway.
  const { errors, detail, message } = body as GraphQlResponse & { detail?: unknown; message?: unknown };
  const text = [errors?.[0]?.message, detail, message].find((one) => typeof one === 'string' && one !== '');
  return new AccessError(status, (text as string | undefined) ?? noAccess(status));
}

function noAccess(status: 401 | 403): string {
  return status === 401 ? 'This gateway answers only after sign-in.' : 'This gateway does not allow you to do this.';
}

function parsed(text: string, status: number): GraphQlResponse {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) {
      return body as GraphQlResponse;
    }
  } catch {
    // Reported below.
  }
  const message =
    status === 401 || status === 403
      ? noAccess(status)
      : `The gateway answered with status ${status}, and the response is not JSON.`;
  return { errors: [{ message }] };
}

/** The error of a request that did not reach the gateway, with a message for people; any other error unchanged. */
export function unreachableError(error: unknown): Error {
  // `fetch` reports a failed connection as a TypeError.
  return error instanceof TypeError
    ? new UnreachableError('The gateway cannot be reached. Check that it is running, then try again.')
    : (error as Error);
}

/** Whether a request was aborted by its sender. */
export function wasAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
