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
}

export interface SendOptions {
  signal?: AbortSignal | undefined;
  headers?: Record<string, string> | undefined;
}

/** Posts a request as JSON and returns the response, whatever its status. */
export function postJson(url: string, request: GraphQlRequest, { signal, headers }: SendOptions = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(request),
    ...(signal ? { signal } : {}),
  });
}

/** Posts a request and reads the JSON response; a response that is not JSON becomes a GraphQL error with its status. */
export async function post(url: string, request: GraphQlRequest, options: SendOptions = {}): Promise<Received> {
  const began = performance.now();
  const response = await postJson(url, request, options);
  // Counted before decoding, as a character may take several bytes.
  const bytes = await response.arrayBuffer();
  return {
    body: parsed(new TextDecoder().decode(bytes), response.status),
    status: response.status,
    milliseconds: performance.now() - began,
    bytes: bytes.byteLength,
  };
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
  return { errors: [{ message: `The gateway answered with status ${status}, and the response is not JSON.` }] };
}

/** The error of a request that did not reach the gateway, with a message for people; any other error unchanged. */
export function unreachableError(error: unknown): Error {
  return error instanceof TypeError
    ? new Error('The gateway cannot be reached. Check that it is running, then try again.')
    : (error as Error);
}

/** Whether a request was aborted by its sender. */
export function wasAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
