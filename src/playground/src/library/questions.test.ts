import { buildSchema, Kind, parse, validate } from 'graphql';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { problemsOf } from './variables';

const folder = '../../src/playground/library';
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .sort();
const schema = buildSchema(
  readdirSync('../../schema')
    .filter((name) => name.endsWith('.graphqls'))
    .map((name) => readFileSync(`../../schema/${name}`, 'utf8'))
    .join('\n'),
);

interface File {
  name: string;
  head: string[];
  query: string;
  view: string | undefined;
  variables: string | null;
}

function read(name: string): File {
  const lines = readFileSync(`${folder}/${name}`, 'utf8').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const head = lines.slice(0, end).map((line) => line.replace(/^# ?/, ''));
  const at = head.findIndex((line) => line.startsWith('variables:'));
  return {
    name,
    head,
    query: lines.slice(end).join('\n'),
    view: head
      .find((line) => line.startsWith('view:'))
      ?.slice(5)
      .trim(),
    variables: at < 0 ? null : head.slice(at).join('\n').replace('variables:', ''),
  };
}

test('thereAreQuestionsAndTheFirstIsWhatAVisitBeginsWith', () => {
  assert.ok(files.length >= 15);
  assert.match(files[0]!, /^01-/);
});

for (const name of files) {
  test(`${name} canBeAsked`, () => {
    const { head, query, view, variables } = read(name);
    assert.match(head[0]!, /^[A-Z].*\?$/);
    assert.match(head[1]!, /^[A-Z].*/);
    assert.ok(['json', 'table', 'network', 'time', 'coverage'].includes(view!), `view ${view}`);
    const document = parse(query);
    assert.deepEqual(validate(schema, document), []);
    assert.deepEqual(problemsOf(query, variables, schema), []);
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    assert.deepEqual(
      operations.map(({ operation, name }) => [operation, !!name]),
      [['query', true]],
    );
    // The given variables are those of the operation.
    const known = operations[0]!.variableDefinitions?.map((definition) => definition.variable.name.value) ?? [];
    assert.deepEqual(Object.keys(JSON.parse(variables ?? '{}') as object).sort(), [...known].sort());
  });
}
