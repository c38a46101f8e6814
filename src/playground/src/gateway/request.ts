/** One GraphQL request, as it is sent. */
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

/** The body of an answer. */
export interface GraphQlResponse {
  data?: unknown;
  errors?: GraphQlError[];
  extensions?: Record<string, unknown>;
}

/** An answer, with what it took. */
export interface Received {
  body: GraphQlResponse;
  status: number;
  /** From sending to the last byte. */
  milliseconds: number;
  bytes: number;
}

export interface SendOptions {
  signal?: AbortSignal | undefined;
  headers?: Record<string, string> | undefined;
}

/** Posts JSON and reads JSON; what is no JSON becomes a GraphQL error that says so. */
export async function post(path: string, request: GraphQlRequest, options: SendOptions = {}): Promise<Received> {
  const began = performance.now();
  const response = await fetch(path, {
    method: 'POST',
    headers: { ...options.headers, 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(request),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  // Counted before they are read as text: a character may be several.
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
    // Said below.
  }
  return { errors: [{ message: `The gateway answered with status ${status}, and no JSON.` }] };
}

/** Whether the request was given up by whoever sent it. */
export function wasStopped(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
