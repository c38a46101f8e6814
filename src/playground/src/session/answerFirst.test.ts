import { expect, test } from 'vitest';
import { answerFirst } from './answerFirst';
import { contentIn, paramsOf } from './tabAddress';

test('hides the editors, unless the content says otherwise', () => {
  expect(answerFirst({ query: '{ a }', settings: { 'network.layout': 'rings' } }).settings).toEqual({
    'query.editor': 'hidden',
    'network.layout': 'rings',
  });
  expect(answerFirst({ query: '{ a }', settings: { 'query.editor': 'shown' } }).settings).toEqual({ 'query.editor': 'shown' });
});

test('the address keeps whether the editors are shown', () => {
  const params = paramsOf(answerFirst({ query: '{ a }' }));
  expect(params.get('query.editor')).toBe('hidden');
  expect(contentIn(params)?.settings).toEqual({ 'query.editor': 'hidden' });
});

test('shows the editors of what gives no answer by itself', () => {
  expect(answerFirst({ query: 'mutation { a }' }).settings).toBeUndefined();
  expect(answerFirst({ query: '{ a ' }).settings).toBeUndefined();
});
