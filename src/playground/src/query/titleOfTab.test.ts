import { expect, test } from 'vitest';
import { titleOfTab } from './titleOfTab';

const questions = [{ title: 'Who covers this topic?', query: 'query WhoCovers { topics { totalCount } }\n' }];

test('a tab has the title of the question with its query', () => {
  expect(titleOfTab('query WhoCovers { topics { totalCount } }', 'WhoCovers', questions)).toBe('Who covers this topic?');
});

test('a changed query has the name of its operation in words', () => {
  expect(titleOfTab('query WhoCovers { topics(first: 2) { totalCount } }', 'WhoCovers', questions)).toBe('Who covers');
});

test('a query without a name has that of its fields', () => {
  expect(titleOfTab('{ stats { articleCount } topics { totalCount } }', '<untitled>', questions)).toBe('Stats topics');
});

test('a blank tab and a text with a mistake have titles too', () => {
  expect(titleOfTab('', '<untitled>', questions)).toBe('New query');
  expect(titleOfTab('{ stats {', '<untitled>', questions)).toBe('Query');
});
