import assert from 'node:assert/strict';
import test from 'node:test';
import { serverAudits } from 'graphql-http';
import { url } from '../gateway.mjs';

/**
 * Audits that are older than the draft of August 2026. To a client that accepts `application/graphql-response+json`, the draft answers
 * with status 422 where they expect 400: parameters of an operation that are missing or have the wrong type, and variables that do not
 * fit (86EE). Only 423L and 86EE send this type themselves. The document of 74FF is not valid, but it cannot be parsed either, so it
 * gets the 400 that both ask for.
 */
const OLDER = /^(423L|3E3A|LKJ\d|6C0\d|476\d|58B\d|86EE)$/;

/** Values of `Accept` for the audits that do not send the header. */
const CLIENTS = {
  'a client without preferences': '*/*',
  'Apollo Client': 'application/graphql-response+json,application/json;q=0.9',
  urql: 'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
  'a client of JSON': 'application/json; charset=utf-8',
  'a program in a browser': 'application/json;q=0.9, text/plain, */*;q=0.1',
};

test('there are 61 audits', () => {
  assert.equal(serverAudits({ url }).length, 61);
});

for (const [client, accept] of Object.entries(CLIENTS)) {
  test(`the audits pass for ${client}`, async (context) => {
    for (const audit of serverAudits({ url, fetchFn: withAccept(accept) })) {
      await context.test(`${audit.id} ${audit.name}`, async () => {
        const result = await audit.fn();
        const contentType = result.response?.headers.get('content-type') ?? '';
        const graphql = contentType.startsWith('application/graphql-response+json');
        if (graphql && OLDER.test(audit.id)) {
          assert.equal(result.response.status, 422, result.reason);
        } else if (graphql && accept !== '*/*' && /^(47DE|80D8)$/.test(audit.id)) {
          // These two audits ask what a client without preferences gets.
          assert.equal(result.response.status, 200);
        } else {
          assert.equal(result.status, 'ok', result.reason);
        }
      });
    }
  });
}

test('the audits that contradict the draft are these', async () => {
  const failed = [];
  for (const { id, fn } of serverAudits({ url })) {
    if ((await fn()).status !== 'ok') {
      failed.push(id);
    }
  }
  assert.deepEqual(failed, ['423L', '86EE']);
});

function withAccept(accept) {
  return (address, init = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has('accept')) {
      headers.set('accept', accept);
    }
    return fetch(address, { ...init, headers });
  };
}
