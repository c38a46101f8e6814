import assert from 'node:assert/strict';
import { test } from 'vitest';
import { type Estimate, limitsOf, parseEstimate, problems, summary, warnings } from './estimate';

const estimate: Estimate = {
  fields: 14,
  depth: 6,
  rows: 12_400,
  cost: 90,
  statements: 1,
  limits: { selections: { used: 14, most: 1000 }, depth: { used: 6, most: 25 }, rows: { used: 12_400, most: 100_000 } },
  roots: [],
  errors: [],
};

test('saysInALineWhatMayComeBack', () => {
  assert.deepEqual(summary(estimate), ['at most 12,400 rows', '1 statement', '14 of 1,000 fields', 'depth 6 of 25']);
  assert.deepEqual(summary({ ...estimate, limits: {} }).slice(2), ['14 fields', 'depth 6']);
});

test('warnsNearALimitAndOverIt', () => {
  assert.deepEqual(warnings(estimate), []);
  const limits = {
    depth: { used: 20, most: 25 },
    rows: { used: 100_001, most: 100_000 },
    fields: { used: 1000, most: 1000 },
  };
  assert.deepEqual(
    limitsOf({ ...estimate, limits }).map(({ state }) => state),
    ['near', 'over', 'near'],
  );
  const said = warnings({ ...estimate, limits });
  assert.deepEqual(said, [
    { text: 'Too many rows: 100,001 of at most 100,000. Ask for fewer rows.', over: true },
    { text: 'Nearly too many levels of nested fields: 20 of at most 25. Ask for fewer levels.', over: false },
    { text: 'Nearly too many fields: 1,000 of at most 1,000. Ask for less.', over: false },
  ]);
  assert.deepEqual(
    warnings({ ...estimate, limits: { cost: { used: 200, most: 100 } } }).map(({ text }) => text),
    ['Too much work: 200 of at most 100. Ask for fewer rows, or narrow the time range.'],
  );
  // The gateway's message is shown instead.
  assert.deepEqual(warnings({ ...estimate, limits, errors: [{ message: 'Too large.' }] }), []);
  assert.deepEqual(warnings({ ...estimate, limits: { first: { used: 100, most: 100 } } }), []);
});

test('saysOnceWhyItWouldBeRefused', () => {
  const error = (message: string, code: string) => ({ message, extensions: { code } });
  const refused = { ...estimate, errors: [error('No.', 'A'), error('No.', 'A'), error('Never.', 'B')] };
  assert.deepEqual(problems(refused, []), ['No.', 'Never.']);
  assert.deepEqual(problems(refused, [error('No.', 'A'), error('Never.', 'A')]), ['Never.']);
});

test('readsWhatTheGatewayAnswers', () => {
  assert.deepEqual(parseEstimate(JSON.stringify(estimate)), estimate);
  assert.deepEqual(parseEstimate('{"errors":[{"message":"No."}]}')?.errors, [{ message: 'No.' }]);
  for (const text of ['', '<html>', 'null', '[]', '{"status":404,"error":"Not Found"}']) {
    assert.equal(parseEstimate(text), null, text);
  }
});
