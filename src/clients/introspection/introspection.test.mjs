import assert from 'node:assert/strict';
import test from 'node:test';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
  validateSchema,
} from 'graphql';
import { schemaText, url } from '../gateway.mjs';

const NEWER = { specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true };

/** What well-known tools ask for. */
const TOOLS = {
  'the first GraphiQL': { descriptions: true },
  'a tool without descriptions': { descriptions: false },
  Insomnia: { descriptions: true, inputValueDeprecation: true, specifiedByUrl: true },
  Postman: { schemaDescription: true, directiveIsRepeatable: true, inputValueDeprecation: true },
  'IntelliJ IDEA': NEWER,
  GraphiQL: { ...NEWER, oneOf: true },
};

async function introspect(options) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: getIntrospectionQuery(options), operationName: 'IntrospectionQuery' }),
  });
  assert.equal(response.status, 200);
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  return data;
}

for (const [tool, options] of Object.entries(TOOLS)) {
  test(`introspection as ${tool} asks for it gives a valid schema`, async () => {
    const schema = buildClientSchema(await introspect(options));
    assert.deepEqual(validateSchema(schema), []);
    assert.ok(schema.getQueryType().getFields().articles);
  });
}

test('introspection and the schema file say the same', async () => {
  const introspected = buildClientSchema(await introspect(TOOLS.GraphiQL));
  const printed = buildSchema(await schemaText());
  assert.equal(printSchema(lexicographicSortSchema(introspected)), printSchema(lexicographicSortSchema(printed)));
});

test('the schema shows clients no mapping to the graph', async () => {
  const text = await schemaText();
  assert.doesNotMatch(text, /@cypher|@relationship|MATCH \(/);
  const { __schema: schema } = await introspect(TOOLS.GraphiQL);
  const directives = schema.directives.map(({ name }) => name).sort();
  assert.deepEqual(directives, ['deprecated', 'include', 'oneOf', 'skip', 'specifiedBy']);
});
