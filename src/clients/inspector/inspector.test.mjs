import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { ChangeType, CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { schemaText } from '../gateway.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** The part of the change log that is about what is not released yet. */
function unreleased() {
  const file = process.env.CHANGELOG ?? `${here}/../../../CHANGELOG.md`;
  const [, text] = readFileSync(file, 'utf8').split(/^## /m);
  return text;
}

test('the change log names each breaking change since the last release', async () => {
  const released = buildSchema(readFileSync(`${here}/released.graphql`, 'utf8'));
  const changes = await diff(released, buildSchema(await schemaText()));
  const text = unreleased();
  const isNamed = (path) => text.includes(`\`${path}\``);
  const removed = changes.filter(({ type }) => type === ChangeType.TypeRemoved).map(({ path }) => path);
  const renamed = removed.filter(isNamed);
  const missing = changes
    .filter((change) => change.criticality.level === CriticalityLevel.Breaking)
    .filter(({ path }) => !isNamed(path))
    // A field whose type has another name now needs no line of its own.
    .filter(({ message }) => !renamed.some((name) => new RegExp(`from '\\[?${name}!?\\]?!?'`).test(message)))
    .map(({ path, message }) => `${path}: ${message}`);
  assert.deepEqual(missing, []);
});
