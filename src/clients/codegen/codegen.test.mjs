import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import { preset } from '@graphql-codegen/client-preset';
import { buildSchema, parse } from 'graphql';
import { schemaText } from '../gateway.mjs';
import { compile } from '../typescript.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** The operations of the program, as the code generator finds them. */
function documents(file) {
  const found = readFileSync(file, 'utf8').matchAll(/graphql\(`([^`]*)`\)/g);
  return [...found].map(([, rawSDL]) => ({ location: file, document: parse(rawSDL), rawSDL }));
}

test('the client preset generates types that compile strictly', async () => {
  const text = await schemaText();
  const outputs = await preset.buildGeneratesSection({
    baseOutputDir: `${here}/generated/`,
    config: {
      strictScalars: true,
      scalars: { DateTime: 'string', URL: 'string', JSON: 'unknown', TimeSpan: 'string' },
      useTypeImports: true,
    },
    documents: documents(`${here}/program.ts`),
    pluginMap: {},
    plugins: [],
    presetConfig: {},
    profiler: { run: (work) => work(), collect: () => [] },
    schema: parse(text),
    schemaAst: buildSchema(text),
  });
  mkdirSync(`${here}/generated`, { recursive: true });
  for (const output of outputs) {
    writeFileSync(output.filename, await codegen(output));
  }
  compile(here, ['program.ts']);
});
