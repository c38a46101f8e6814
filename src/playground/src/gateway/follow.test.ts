import assert from 'node:assert/strict';
import { test } from 'vitest';
import { follow, socketUrl } from './follow';
import type { GraphQlResponse } from './request';

class FakeSocket {
  sent: Record<string, unknown>[] = [];
  closed: number | null = null;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(code: number): void {
    this.closed = code;
  }

  receive(message: unknown): void {
    this.onmessage!({ data: JSON.stringify(message) });
  }
}

function begin() {
  const socket = new FakeSocket();
  const responses: GraphQlResponse[] = [];
  const ends: boolean[] = [];
  const stop = follow(
    '/graphql',
    { query: 'subscription { a }' },
    { next: (response) => responses.push(response), ended: (complete) => ends.push(complete) },
    () => socket as unknown as WebSocket,
  );
  socket.onopen!();
  return { socket, responses, ends, stop };
}

test('subscribesAfterTheAcknowledgement', () => {
  const { socket, responses, ends } = begin();
  assert.deepEqual(socket.sent, [{ type: 'connection_init' }]);
  socket.receive({ type: 'connection_ack' });
  assert.deepEqual(socket.sent[1], { id: '1', type: 'subscribe', payload: { query: 'subscription { a }' } });
  socket.receive({ type: 'ping' });
  assert.deepEqual(socket.sent[2], { type: 'pong' });
  socket.receive({ id: '1', type: 'next', payload: { data: { a: 1 } } });
  assert.deepEqual(responses, [{ data: { a: 1 } }]);
  socket.receive({ id: '1', type: 'complete' });
  assert.deepEqual(ends, [true]);
  assert.equal(socket.closed, 1000);
  socket.onclose!();
  assert.deepEqual(ends, [true]);
});

test('reportsErrorsAndLostConnections', () => {
  const first = begin();
  first.socket.receive({ id: '1', type: 'error', payload: [{ message: 'No' }] });
  assert.deepEqual(first.responses, [{ errors: [{ message: 'No' }] }]);
  assert.deepEqual(first.ends, [true]);
  const second = begin();
  second.socket.onclose!();
  assert.deepEqual(second.ends, [false]);
  const third = begin();
  third.stop();
  third.socket.onclose!();
  assert.deepEqual(third.ends, []);
});

test('hasTheAddressOfTheEndpoint', () => {
  assert.equal(socketUrl('/graphql', 'http://localhost:8080/graphiql#a'), 'ws://localhost:8080/graphql');
  assert.equal(socketUrl('graphql', 'https://news.example/'), 'wss://news.example/graphql');
});
