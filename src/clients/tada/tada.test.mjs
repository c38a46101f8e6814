import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { schemaText } from '../gateway.mjs';
import { compile } from '../typescript.mjs';

const here = dirname(fileURLToPath(import.meta.url));

test('gql.tada infers types that compile strictly', async () => {
  const introspection = minifyIntrospection(introspectionFromSchema(buildSchema(await schemaText())));
  mkdirSync(here, { recursive: true });
  const file = outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true });
  writeFileSync(`${here}/introspection.d.ts`, file);
  compile(here, ['program.ts']);
});
