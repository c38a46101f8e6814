import { expect, test } from 'vitest';
import type { Answer } from '../answer/answer';
import { isAnswerTo } from './isAnswerTo';

const answer = { request: { query: 'query Q($a: Int) { a(b: $a) }', variables: { a: 1 } } } as unknown as Answer;

test('an answer belongs to the query that was run, however it is laid out', () => {
  expect(isAnswerTo(answer, { query: 'query Q($a: Int) { a(b: $a) }', variables: '{ "a": 1 }' })).toBe(true);
  expect(isAnswerTo(answer, { query: '# note\nquery Q($a: Int) {\n  a(b: $a)\n}\n', variables: '{\n"a":1, // one\n}' })).toBe(true);
  expect(isAnswerTo({ request: { query: '{ a }' } } as Answer, { query: '{a}', variables: ' ' })).toBe(true);
});

test('an answer does not belong to another query, or to other variables', () => {
  expect(isAnswerTo(answer, { query: 'query Q($a: Int) { c(b: $a) }', variables: '{ "a": 1 }' })).toBe(false);
  expect(isAnswerTo(answer, { query: answer.request.query, variables: '{ "a": 2 }' })).toBe(false);
  expect(isAnswerTo(answer, { query: answer.request.query, variables: '' })).toBe(false);
  expect(isAnswerTo(answer, { query: 'query Q($a: Int) { a(', variables: '{ "a": 1 }' })).toBe(false);
});
