import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { RetryLink } from '@apollo/client/link/retry';
import { relayStylePagination } from '@apollo/client/utilities';
import { filter, firstValueFrom } from 'rxjs';
import { url } from '../gateway.mjs';

/** The types that implement `Node`. */
const NODE_TYPES = [
  'Article',
  'Collection',
  'ImportDifference',
  'ImportJob',
  'ImportProblem',
  'Provider',
  'SourceDocument',
  'Story',
  'Topic',
];

/** A cache that joins the pages of a connection into one list. */
const cache = () =>
  new InMemoryCache({
    possibleTypes: { Node: NODE_TYPES },
    typePolicies: {
      Query: { fields: { articles: relayStylePagination(['where', 'orderBy']) } },
      Article: { fields: { related: relayStylePagination(['where', 'orderBy']) } },
    },
  });

test('the cache knows every type that implements Node', async () => {
  const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: cache() });
  const { data } = await client.query({
    query: gql`
      query Types {
        __type(name: "Node") {
          possibleTypes {
            name
          }
        }
      }
    `,
  });
  const types = data.__type.possibleTypes.map(({ name }) => name);
  assert.deepEqual(types.toSorted(), NODE_TYPES);
  client.stop();
});

const TOO_MANY = gql`
  query TooMany {
    articles(first: 1000) {
      totalCount
    }
  }
`;

/** The first answer of a watched query. */
const answer = (query) => firstValueFrom(query.pipe(filter((result) => !result.loading)));

const ARTICLES = gql`
  query Articles($after: String) {
    articles(first: 5, after: $after, orderBy: [{ field: TITLE, direction: ASC }]) {
      totalCount
      edges {
        node {
          id
          title
          provider {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const RELATED = gql`
  query Related($id: ID!, $after: String) {
    node(id: $id) {
      id
      ... on Article {
        title
        related(first: 1, after: $after) {
          edges {
            node {
              id
              title
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;

const TITLE = gql`
  fragment Title on Article {
    title
  }
`;

const LINKED = gql`
  query Linked {
    articles(first: 20, where: { hasDocument: { eq: true } }) {
      edges {
        node {
          id
          relatedCount
        }
      }
    }
  }
`;

test('fetchMore joins the pages of the articles', async () => {
  const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: cache() });
  const query = client.watchQuery({ query: ARTICLES });
  let { data } = await answer(query);
  while (data.articles.pageInfo.hasNextPage) {
    await query.fetchMore({ variables: { after: data.articles.pageInfo.endCursor } });
    data = query.getCurrentResult().data;
  }
  const ids = data.articles.edges.map((edge) => edge.node.id);
  assert.equal(ids.length, data.articles.totalCount);
  assert.equal(new Set(ids).size, ids.length);
  const titles = data.articles.edges.map((edge) => edge.node.title);
  assert.deepEqual(titles, [...titles].sort());
});

test('fetchMore joins the pages below an object that node() returns', async () => {
  const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: cache() });
  const { data: linked } = await client.query({ query: LINKED });
  const { id, relatedCount } = linked.articles.edges.map((edge) => edge.node).find((node) => node.relatedCount > 1);
  const query = client.watchQuery({ query: RELATED, variables: { id } });
  let { data } = await answer(query);
  while (data.node.related.pageInfo.hasNextPage) {
    await query.fetchMore({ variables: { id, after: data.node.related.pageInfo.endCursor } });
    data = query.getCurrentResult().data;
  }
  assert.equal(data.node.related.edges.length, relatedCount);
  const article = client.cache.readFragment({ id: `Article:${id}`, fragment: TITLE });
  assert.equal(article.title, data.node.title);
});

test('the retry link sends a query again after a response 503', async () => {
  let sent = 0;
  const busyOnce = async (address, options) => {
    sent += 1;
    return sent === 1 ? new Response('{"errors":[{"message":"Busy."}]}', { status: 503 }) : fetch(address, options);
  };
  const link = ApolloLink.from([
    new RetryLink({ delay: { initial: 10 }, attempts: { max: 3 } }),
    new HttpLink({ uri: url, fetch: busyOnce }),
  ]);
  const client = new ApolloClient({ link, cache: cache() });
  const { data } = await client.query({ query: ARTICLES });
  assert.equal(sent, 2);
  assert.equal(data.articles.edges.length, 5);
});

test('a persisted query is sent by GET, with its text once only', async () => {
  const sent = [];
  const recorded = (address, options) => {
    const parameters = new URL(address).searchParams;
    sent.push(`${options.method} ${parameters.has('query') ? 'text' : 'hash'}`);
    return fetch(address, options);
  };
  const persisted = new PersistedQueryLink({
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    useGETForHashedQueries: true,
  });
  const link = persisted.concat(new HttpLink({ uri: url, fetch: recorded, useGETForQueries: true }));
  for (let visit = 0; visit < 2; visit++) {
    const client = new ApolloClient({ link, cache: cache() });
    const { data } = await client.query({ query: ARTICLES });
    assert.equal(data.articles.edges.length, 5);
  }
  assert.deepEqual(sent, ['GET hash', 'GET text', 'GET hash']);
});

test('an error has its field, argument and code', async () => {
  const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: cache() });
  const { error } = await client.query({ query: TOO_MANY, errorPolicy: 'all' });
  const { code, field, argument } = error.errors[0].extensions;
  assert.deepEqual({ code, field, argument }, { code: 'BAD_USER_INPUT', field: 'articles', argument: 'first' });
});
