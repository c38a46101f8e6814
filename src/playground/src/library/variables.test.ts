import { buildSchema } from 'graphql';
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { problemsOf, valueProblem, valuesAgain, valuesFrom, variableFields, variablesJson } from './variables';

const schema = buildSchema(`
  scalar URL
  enum Direction { IN OUT BOTH }
  input Filter { name: String }
  type Query { a(url: URL, n: Int, f: Float, d: Direction, b: Boolean, w: Filter, l: [String!], s: String!): Int }
`);
const query =
  'query Q($url: URL!, $n: Int = 5, $f: Float, $d: Direction! = OUT, $b: Boolean, $w: Filter, $l: [String!], $s: String!) { a(url: $url, n: $n, f: $f, d: $d, b: $b, w: $w, l: $l, s: $s) }';
const fields = variableFields(query, schema);

test('givesEachVariableTheInputOfItsType', () => {
  assert.deepEqual(
    fields.map((field) => field.kind),
    ['text', 'integer', 'number', 'choice', 'truth', 'json', 'json', 'text'],
  );
  assert.deepEqual(fields[3]!.choices, ['IN', 'OUT', 'BOTH']);
  assert.deepEqual(
    fields.map((field) => field.required),
    [true, false, false, false, false, false, false, true],
  );
  assert.equal(fields[1]!.defaultValue, '5');
});

test('comesBackAsItWentIn', () => {
  const variables = { url: 'https://a', n: 3, f: 1.5, d: 'IN', b: false, w: { name: 'x' }, l: ['a'], s: 'true' };
  const values = valuesFrom(fields, JSON.stringify(variables));
  assert.deepEqual(JSON.parse(variablesJson(fields, values)), variables);
});

test('leavesOutWhatIsEmpty', () => {
  assert.deepEqual(JSON.parse(variablesJson(fields, valuesFrom(fields, '{"url":"https://a"}'))), {
    url: 'https://a',
    s: '',
  });
  assert.equal(variablesJson([], {}), '');
});

test('saysWhatIsWrong', () => {
  assert.equal(valueProblem(fields[1]!, '1.5'), 'A whole number is needed.');
  assert.equal(valueProblem(fields[1]!, '-12'), null);
  assert.equal(valueProblem(fields[2]!, 'x'), 'A number is needed.');
  assert.match(valueProblem(fields[5]!, '{')!, /JSON/);
  assert.equal(valueProblem(fields[0]!, ''), 'Fill this in.');
});

test('worksWithoutASchemaAndWithoutAQuery', () => {
  assert.equal(variableFields(query, null)[0]!.kind, 'text');
  assert.deepEqual(variableFields('{ nonsense', schema), []);
  assert.deepEqual(variableFields('{ a(s: "x") }', schema), []);
});

test('tellsWhatTheSchemaSaysAgainstVariables', () => {
  assert.deepEqual(problemsOf(query, '{"url":"https://a","s":"x"}', schema), []);
  const problems = problemsOf(query, '{"n":"three"}', schema);
  assert.equal(problems.length, 3);
});

test('keepsWhatThePersonHasEnteredWhenTheSchemaArrives', () => {
  const before = { a: 'example', b: 'example' };
  const now = { a: 'entered', b: 'example' };
  assert.deepEqual(valuesAgain(before, now, { a: 'example', b: 'other', c: '5' }), { a: 'entered', b: 'other', c: '5' });
  assert.deepEqual(valuesAgain({}, {}, before), before);
});
