import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { buildSchema, parse } from 'graphql';
import { schemaText, url } from '../gateway.mjs';

const require = createRequire(import.meta.url);
const { generatePersistedQueryIdsFromManifest } = require('@apollo/persisted-query-lists');
const here = dirname(fileURLToPath(import.meta.url));

/** The folder of the gateway's trusted documents. */
const folder = process.env.DOCUMENTS_FOLDER;

const OPERATIONS = readFileSync(`${here}/src/operations.graphql`, 'utf8');

function deliver(name, manifest) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}`, manifest);
}

async function post(parameters) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(parameters),
  });
  return { status: response.status, answer: await response.json() };
}

/** Waits until the gateway has read the manifest, and returns the answer to the id. */
async function answer(parameters) {
  const unknown = ({ answer: { errors } }) => errors?.[0]?.extensions.code === 'DOCUMENT_NOT_FOUND';
  for (let tries = 0; tries < 300; tries += 1) {
    const { status, answer } = await post(parameters);
    if (!unknown({ answer })) {
      assert.equal(status, 200, JSON.stringify(answer));
      assert.equal(answer.errors, undefined);
      return answer;
    }
    await sleep(200);
  }
  throw new Error(`The gateway does not know the document ${JSON.stringify(parameters)}.`);
}

/** A `fetch` that records the bodies of requests. */
function recordingFetch(bodies) {
  return (address, options) => {
    bodies.push(JSON.parse(options.body));
    return fetch(address, options);
  };
}

test('a manifest of generate-persisted-query-manifest is executed for Apollo Client', async () => {
  const command = require.resolve('@apollo/generate-persisted-query-manifest/cli.js');
  const configuration = { documents: ['src/operations.graphql'], output: 'apollo-manifest.json' };
  writeFileSync(`${here}/persisted-query-manifest.config.json`, JSON.stringify(configuration));
  execFileSync(process.execPath, [command], { cwd: here, stdio: 'pipe' });
  const text = readFileSync(`${here}/apollo-manifest.json`, 'utf8');
  const manifest = JSON.parse(text);
  deliver('apollo.json', text);
  await answer({ documentId: manifest.operations[0].id });

  const bodies = [];
  const ids = generatePersistedQueryIdsFromManifest({ loadManifest: async () => manifest });
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: new PersistedQueryLink(ids).concat(new HttpLink({ uri: url, fetch: recordingFetch(bodies) })),
  });
  const { data } = await client.query({ query: gql(OPERATIONS), variables: { first: 2 } });
  assert.equal(data.articles.edges.length, 2);
  assert.equal(bodies.length, 1);
  assert.equal(bodies[0].query, undefined);
  assert.equal(bodies[0].extensions.persistedQuery.sha256Hash, manifest.operations[0].id);
});

for (const [algorithm, digits] of Object.entries({ MD5: 32, SHA1: 40, SHA256: 64 })) {
  test(`texts that relay-compiler persists with ${algorithm} are executed`, async () => {
    const generated = `${here}/src/__generated__`;
    rmSync(generated, { recursive: true, force: true });
    mkdirSync(generated, { recursive: true });
    writeFileSync(`${generated}/package.json`, '{"type":"commonjs"}');
    writeFileSync(`${here}/schema.graphql`, await schemaText());
    writeFileSync(`${here}/relay.json`, '{}');
    const configuration = {
      src: './src',
      schema: './schema.graphql',
      language: 'javascript',
      eagerEsModules: false,
      artifactDirectory: './src/__generated__',
      persistConfig: { file: './relay.json', algorithm },
    };
    writeFileSync(`${here}/relay.config.json`, JSON.stringify(configuration));
    execFileSync(process.execPath, [require.resolve('relay-compiler/cli.js'), 'relay.config.json'], {
      cwd: here,
      stdio: 'pipe',
    });
    deliver(`relay-${algorithm.toLowerCase()}.json`, readFileSync(`${here}/relay.json`, 'utf8'));
    const artifact = `${generated}/NewestQuery.graphql.js`;
    delete require.cache[require.resolve(artifact)];
    const { params } = require(artifact);
    assert.equal(params.text, null);
    assert.equal(params.id.length, digits);
    const { data } = await answer({ documentId: params.id, variables: { first: 1 } });
    assert.equal(data.articles.edges.length, 1);
  });
}

test('documents that graphql-codegen persists are executed for urql', async () => {
  const text = await schemaText();
  const outputs = await preset.buildGeneratesSection({
    baseOutputDir: `${here}/generated/`,
    config: {},
    documents: [{ location: `${here}/src/operations.graphql`, document: parse(OPERATIONS), rawSDL: OPERATIONS }],
    pluginMap: {},
    plugins: [],
    presetConfig: { persistedDocuments: { hashAlgorithm: 'sha256' } },
    profiler: { run: (work) => work(), collect: () => [] },
    schema: parse(text),
    schemaAst: buildSchema(text),
  });
  const generated = new Map();
  for (const output of outputs) {
    generated.set(output.filename.replace(/.*\//, ''), await codegen(output));
  }
  const manifest = generated.get('persisted-documents.json');
  deliver('codegen.json', manifest);
  const [[id, document]] = Object.entries(JSON.parse(manifest));
  await answer({ documentId: id });

  const bodies = [];
  const client = new Client({
    url,
    fetch: recordingFetch(bodies),
    preferGetMethod: false,
    exchanges: [
      persistedExchange({ preferGetForPersistedQueries: false, generateHash: async () => id }),
      fetchExchange,
    ],
  });
  const { data, error } = await client.query(document, { first: 2 }).toPromise();
  assert.equal(error, undefined);
  assert.equal(data.articles.edges.length, 2);
  assert.equal(bodies.length, 1);
  assert.equal(bodies[0].query, undefined);
});
