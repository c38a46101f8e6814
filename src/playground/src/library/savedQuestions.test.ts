import assert from 'node:assert/strict';
import { test } from 'vitest';
import { exportQuestions, freeTitle, importQuestions, queryProblem, readStored, type SavedQuestion } from './savedQuestions';

const question: SavedQuestion = {
  id: '1',
  title: 'Newest',
  sentence: 'What is new?',
  query: '{ articles { totalCount } }',
  variables: '{ "a": 1 }',
  view: 'table',
};

let ids = 0;
const newId = () => `new-${++ids}`;

function file(...questions: unknown[]): string {
  return JSON.stringify({ format: 'newsgraph-questions', version: 1, questions });
}

test('whatIsExportedComesBack', () => {
  const imported = importQuestions(exportQuestions([question]), [], newId);
  assert.deepEqual(imported.problems, []);
  assert.deepEqual(imported.messages, ['1 question added.']);
  assert.deepEqual({ ...imported.questions[0], id: '1' }, question);
});

test('overwritesNothing', () => {
  const other = { ...question, query: '{ stats { articleCount } }' };
  const imported = importQuestions(file(other), [question], newId);
  assert.equal(imported.questions[0], question);
  assert.equal(imported.questions[1]!.title, 'Newest (2)');
  assert.match(imported.messages[1]!, /Newest \(2\)/);
});

test('takesNothingTwice', () => {
  const first = importQuestions(file({ ...question, query: '{ stats { articleCount } }' }), [question], newId);
  const again = importQuestions(file({ ...question, query: '{ stats { articleCount } }' }), first.questions, newId);
  assert.equal(again.questions.length, 2);
  assert.deepEqual(again.messages, ['0 questions added, 1 there already.']);
});

test('namesEachProblemAndTakesTheRest', () => {
  const imported = importQuestions(
    file(
      null,
      { title: ' ' },
      { title: 'No query' },
      { ...question, query: '{ articles' },
      { ...question, view: 'pie' },
      { ...question, variables: {} },
      question,
    ),
    [],
    newId,
  );
  assert.equal(imported.questions.length, 1);
  assert.deepEqual(
    imported.problems.map((problem) => problem.replace(/:.*/, '')),
    [
      'Question 1 is not a question.',
      'Question 2 has no title.',
      'Question 3 (“No query”) has no query.',
      'Question 4 (“Newest”) has a query that cannot be read',
      'Question 5 (“Newest”) names a view that there is not',
      'Question 6 (“Newest”) has variables that are not a text.',
    ],
  );
});

test('refusesWhatIsNoFileOfQuestions', () => {
  for (const text of ['', 'nonsense', 'null', '[]', '{"questions":[]}', '{"format":"newsgraph-questions"}']) {
    const imported = importQuestions(text, [question], newId);
    assert.equal(imported.problems.length, 1, text);
    assert.deepEqual(imported.questions, [question]);
  }
  assert.match(importQuestions('{"format":"newsgraph-questions","version":2,"questions":[]}', [], newId).problems[0]!, /version 2/);
});

test('keepsWhatCanBeReadOfABrokenStore', () => {
  assert.deepEqual(readStored(null), []);
  assert.deepEqual(readStored('{'), []);
  assert.deepEqual(readStored(JSON.stringify([1, question, { title: 'x' }])), [question]);
});

test('saysWhatIsWrongWithAQuery', () => {
  assert.equal(queryProblem('{ stats { articleCount } }'), null);
  assert.match(queryProblem('{ stats {')!, /line 1, column 10/);
  assert.match(queryProblem('  ')!, /no query/);
});

test('findsAFreeTitle', () => {
  assert.equal(freeTitle('A', [{ title: 'A' }, { title: 'A (2)' }]), 'A (3)');
});
