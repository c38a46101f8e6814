import { buildSchema, isScalarType, isIntrospectionType } from 'graphql';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';

const compilers = 'node_modules/@typescript';
const platform = readdirSync(compilers).find((name) => name.startsWith('typescript-'))!;
const libraries = `${compilers}/${platform}/lib`;

// Relay requires the name Node. Scalars have no type of their own in a client, and have the names of their standards.
const ALLOWED = new Set(['Node']);

test('noTypeHasTheNameOfAGlobalTypeOfTypeScript', () => {
  const globals = new Set(
    readdirSync(libraries)
      .filter((name) => /^lib\..*d\.ts$/.test(name))
      .flatMap((name) => [...readFileSync(`${libraries}/${name}`, 'utf8').matchAll(/^\s*(?:declare (?:var|function|class)|interface|type|class) (\w+)/gm)])
      .map(([, name]) => name!),
  );
  assert.ok(globals.has('Image') && globals.has('Document') && globals.has('Highlight'));
  const schema = buildSchema(
    readdirSync('../../schema')
      .filter((name) => name.endsWith('.graphqls'))
      .map((name) => readFileSync(`../../schema/${name}`, 'utf8'))
      .join('\n'),
  );
  const clashes = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isScalarType(type))
    .map(({ name }) => name)
    .filter((name) => globals.has(name) && !ALLOWED.has(name));
  assert.deepEqual(clashes, []);
});
