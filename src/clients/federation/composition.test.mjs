import assert from 'node:assert/strict';
import test from 'node:test';
import composition from '@apollo/composition';
import { parse } from 'graphql';
import { url } from '../gateway.mjs';

/** A subgraph of another team, which adds fields to the types of Newsgraph. */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const RATINGS = `
  ${LINK}
  scalar URL
  type Query { ratings(first: Int!): RatingConnection! }
  type RatingConnection { nodes: [Rating!]! pageInfo: PageInfo! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Rating @key(fields: "id") { id: ID! stars: Int! article: Article! provider: Provider! topic: Topic! }
  type Article @key(fields: "webUrl") { webUrl: URL stars: Float }
  type Provider @key(fields: "domain") { domain: String! stars: Float }
  type Topic @key(fields: "slug") { slug: String! stars: Float }
`;

async function ask(query, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

test('the schema composes with another subgraph', async () => {
  const { data } = await ask('{ _service { sdl } }');
  const { sdl } = data._service;
  for (const key of ['webUrl', 'domain', 'slug', 'id']) {
    assert.match(sdl, new RegExp(`@key\\(fields *: *"${key}"`));
  }
  assert.doesNotMatch(sdl, /@cypher|@node\b|directive @defer|experimental/);
  const composed = composition.composeServices([
    { name: 'newsgraph', url, typeDefs: parse(sdl) },
    { name: 'ratings', url: 'http://127.0.0.1:1/graphql', typeDefs: parse(RATINGS) },
  ]);
  assert.deepEqual((composed.errors ?? []).map((error) => error.message), []);
  assert.match(composed.supergraphSdl, /type Article[^{]*@join__type\(graph: RATINGS, key: "webUrl"/);
  assert.match(composed.supergraphSdl, /stars: Float @join__field\(graph: RATINGS\)/);
});
