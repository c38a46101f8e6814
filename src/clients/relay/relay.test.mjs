import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { schemaText, url } from '../gateway.mjs';

const require = createRequire(import.meta.url);
const {
  Environment,
  Network,
  RecordSource,
  Store,
  createOperationDescriptor,
  fetchQuery,
  getSingularSelector,
} = require('relay-runtime');
const here = dirname(fileURLToPath(import.meta.url));

/** What the compiler made of the documents in `src`. */
let compiled;

const ARTIFACTS = [
  'ArticleListQuery',
  'ArticleListPaginationQuery',
  'ArticleList_query',
  'RelatedList_article',
  'RelatedListPaginationQuery',
];

const CONFIGURATION = {
  src: './src',
  schema: './schema.graphql',
  language: 'javascript',
  eagerEsModules: false,
  artifactDirectory: './src/__generated__',
};

before(async () => {
  const generated = `${here}/src/__generated__`;
  mkdirSync(generated, { recursive: true });
  writeFileSync(`${generated}/package.json`, '{"type":"commonjs"}');
  writeFileSync(`${here}/schema.graphql`, await schemaText());
  writeFileSync(`${here}/relay.config.json`, JSON.stringify(CONFIGURATION));
  const compiler = require.resolve('relay-compiler/cli.js');
  execFileSync(process.execPath, [compiler, 'relay.config.json'], { cwd: here, stdio: 'pipe' });
  compiled = Object.fromEntries(ARTIFACTS.map((name) => [name, require(`${generated}/${name}.graphql.js`)]));
});

function environment() {
  const network = Network.create(async ({ text }, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: text, variables }),
    });
    return response.json();
  });
  return new Environment({ network, store: new Store(new RecordSource()) });
}

const read = (store, fragment, reference) => store.lookup(getSingularSelector(fragment, reference)).data;

const query = (store) => store.lookup(createOperationDescriptor(compiled.ArticleListQuery, {}).fragment).data;

test('pages of the articles are joined in the store', async () => {
  const store = environment();
  await fetchQuery(store, compiled.ArticleListQuery, {}).toPromise();
  store.retain(createOperationDescriptor(compiled.ArticleListQuery, {}));
  let { articles } = read(store, compiled.ArticleList_query, query(store));
  assert.equal(articles.edges.length, 4);
  while (articles.pageInfo.hasNextPage) {
    const page = { count: 4, cursor: articles.pageInfo.endCursor };
    await fetchQuery(store, compiled.ArticleListPaginationQuery, page).toPromise();
    ({ articles } = read(store, compiled.ArticleList_query, query(store)));
  }
  assert.equal(articles.edges.length, query(store).stats.articleCount);
  assert.equal(new Set(articles.edges.map((edge) => edge.node.id)).size, articles.edges.length);
});

test('the related articles of one article are read further by node(id)', async () => {
  const store = environment();
  await fetchQuery(store, compiled.ArticleListQuery, {}).toPromise();
  await fetchQuery(store, compiled.ArticleListPaginationQuery, { count: 20 }).toPromise();
  store.retain(createOperationDescriptor(compiled.ArticleListQuery, {}));
  const { articles } = read(store, compiled.ArticleList_query, query(store));
  const { node } = articles.edges.find((edge) => edge.node.relatedCount > 1);
  let article = read(store, compiled.RelatedList_article, node);
  assert.equal(article.related.edges.length, 1);
  while (article.related.pageInfo.hasNextPage) {
    const page = { id: node.id, count: 1, cursor: article.related.pageInfo.endCursor };
    await fetchQuery(store, compiled.RelatedListPaginationQuery, page).toPromise();
    article = read(store, compiled.RelatedList_article, node);
  }
  assert.equal(article.related.edges.length, node.relatedCount);
  const positions = article.related.edges.map(({ position }) => position);
  assert.deepEqual(positions, [...positions.keys()]);
});
