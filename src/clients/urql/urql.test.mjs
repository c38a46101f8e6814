import assert from 'node:assert/strict';
import test from 'node:test';
import { Client, fetchExchange, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { getIntrospectionQuery } from 'graphql';
import { url } from '../gateway.mjs';

const ARTICLES = gql`
  query Articles($after: String) {
    articles(first: 4, after: $after, orderBy: [{ field: TITLE, direction: ASC }]) {
      edges {
        node {
          id
          title
          topics {
            id
            name
          }
          images {
            id
            url
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    coverage(first: 3) {
      edges {
        node {
          id
          articleCount
          provider {
            id
            name
          }
        }
      }
    }
    stats {
      id
      articleCount
    }
  }
`;

test('graphcache knows a key for every object, and joins the pages', async () => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: getIntrospectionQuery() }),
  });
  const { data: schema } = await response.json();
  const warnings = [];
  const client = new Client({
    url,
    exchanges: [
      cacheExchange({
        schema,
        resolvers: { Query: { articles: relayPagination() } },
        logger: (severity, message) => severity === 'debug' || warnings.push(message),
      }),
      fetchExchange,
    ],
  });
  let result = await client.query(ARTICLES, {}).toPromise();
  const count = result.data.stats.articleCount;
  for (let page = 1; page < 10 && result.data.articles.pageInfo.hasNextPage; page++) {
    const after = result.data.articles.pageInfo.endCursor;
    result = await client.query(ARTICLES, { after }).toPromise();
    assert.equal(result.error, undefined);
  }
  assert.equal(result.data.articles.edges.length, count);
  assert.deepEqual(warnings, []);
});
