import { withKey } from './credentials';
import type { GraphQlRequest, GraphQlResponse } from './request';

/** What a subscription reports. */
export interface Followed {
  next(response: GraphQlResponse): void;
  /** Called once. The stream is complete, or it could not be opened or was cut off. */
  ended(complete: boolean): void;
}

const PROTOCOL = 'graphql-transport-ws';

interface Message {
  type: string;
  payload?: unknown;
}

/** The address of the WebSocket at the path of an HTTP endpoint. */
export function socketUrl(endpoint: string, page: string): string {
  const url = new URL(endpoint, page);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/** Follows a subscription over a WebSocket of its own. Returns a function that ends it without a report. */
export function follow(endpoint: string, request: GraphQlRequest, to: Followed, open = openSocket): () => void {
  let over = false;
  let socket: WebSocket | null = null;
  const end = (complete: boolean) => {
    if (!over) {
      over = true;
      socket?.close(1000);
      to.ended(complete);
    }
  };
  const send = (message: unknown) => socket?.send(JSON.stringify(message));
  const received = ({ type, payload }: Message) => {
    if (type === 'connection_ack') {
      send({ id: '1', type: 'subscribe', payload: request });
    } else if (type === 'ping') {
      send({ type: 'pong' });
    } else if (type === 'next') {
      to.next(payload as GraphQlResponse);
    } else if (type === 'error') {
      to.next({ errors: payload as NonNullable<GraphQlResponse['errors']> });
      end(true);
    } else if (type === 'complete') {
      end(true);
    }
  };
  try {
    socket = open(endpoint);
    socket.onopen = () => {
      const payload = withKey(endpoint);
      send({ type: 'connection_init', ...(Object.keys(payload).length > 0 ? { payload } : {}) });
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      if (!over) {
        received(JSON.parse(data) as Message);
      }
    };
    socket.onclose = () => end(false);
  } catch {
    // A page without the right to open WebSockets.
    queueMicrotask(() => end(false));
  }
  return () => {
    over = true;
    socket?.close(1000);
  };
}

function openSocket(endpoint: string): WebSocket {
  return new WebSocket(socketUrl(endpoint, location.href), PROTOCOL);
}
