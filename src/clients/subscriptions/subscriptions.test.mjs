import assert from 'node:assert/strict';
import test from 'node:test';
import { ApolloClient, InMemoryCache, gql } from '@apollo/client/core';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { firstValueFrom } from 'rxjs';
import WebSocket from 'ws';
import { credentials, socketUrl, url } from '../gateway.mjs';

const PROGRESS = 'subscription Progress($id: ID!) { importProgress(id: $id) { id state readCount } }';

/** Starts an import of the sample folder, and returns the id of its job. */
async function startImport() {
  const { data } = await post(
    'mutation { startImport(input: { folder: "facial-recognition" }) { job { id } userErrors { message } } }',
  );
  assert.deepEqual(data.startImport.userErrors, []);
  return data.startImport.job.id;
}

async function post(query) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...credentials },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

/** The last response of a stream, which ends by itself. */
async function last(responses) {
  let state;
  for await (const { data } of responses) {
    state = data.importProgress.state;
  }
  return state;
}

test('graphql-ws follows an import to its end', async () => {
  const client = createClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: credentials });
  const id = await startImport();
  assert.match(await last(client.iterate({ query: PROGRESS, variables: { id } })), /^SUCCEEDED/);
  const articles = client.iterate({ query: '{ articles(first: 1) { totalCount } }' });
  assert.ok((await articles.next()).value.data.articles.totalCount > 0);
  await assert.rejects(client.iterate({ query: 'subscription { articleChanged(since: "x") { kind } }' }).next(), (errors) => {
    assert.equal(errors[0].extensions.code, 'INVALID_CURSOR');
    return true;
  });
  await client.dispose();
});

test('graphql-sse follows an import to its end', async () => {
  const client = createSseClient({ url, headers: credentials });
  const id = await startImport();
  assert.match(await last(client.iterate({ query: PROGRESS, variables: { id } })), /^SUCCEEDED/);
  const { value } = await client.iterate({ query: 'subscription { articleChanged(since: "x") { kind } }' }).next();
  assert.equal(value.errors[0].extensions.code, 'INVALID_CURSOR');
  client.dispose();
});

test('Apollo Client receives events by its WebSocket link', async () => {
  const socket = createClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: credentials });
  const client = new ApolloClient({ link: new GraphQLWsLink(socket), cache: new InMemoryCache() });
  const id = await startImport();
  const { data } = await firstValueFrom(client.subscribe({ query: gql(PROGRESS), variables: { id } }));
  assert.equal(data.importProgress.id, id);
  client.stop();
  await socket.dispose();
});
