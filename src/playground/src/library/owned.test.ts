import assert from 'node:assert/strict';
import { test } from 'vitest';
import { bring, fileOf, freeTitle, kept, type OwnQuestion, problemOf } from './owned';

const question: OwnQuestion = {
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
  const brought = bring(fileOf([question]), [], newId);
  assert.deepEqual(brought.problems, []);
  assert.deepEqual(brought.said, ['1 question added.']);
  assert.deepEqual({ ...brought.questions[0], id: '1' }, question);
});

test('overwritesNothing', () => {
  const other = { ...question, query: '{ stats { articles } }' };
  const brought = bring(file(other), [question], newId);
  assert.equal(brought.questions[0], question);
  assert.equal(brought.questions[1]!.title, 'Newest (2)');
  assert.match(brought.said[1]!, /Newest \(2\)/);
});

test('takesNothingTwice', () => {
  const first = bring(file({ ...question, query: '{ stats { articles } }' }), [question], newId);
  const again = bring(file({ ...question, query: '{ stats { articles } }' }), first.questions, newId);
  assert.equal(again.questions.length, 2);
  assert.deepEqual(again.said, ['0 questions added, 1 there already.']);
});

test('namesEachProblemAndTakesTheRest', () => {
  const brought = bring(
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
  assert.equal(brought.questions.length, 1);
  assert.deepEqual(
    brought.problems.map((problem) => problem.replace(/:.*/, '')),
    [
      'Question 1 is no question.',
      'Question 2 has no title.',
      'Question 3 (“No query”) has no query.',
      'Question 4 (“Newest”) has a query that cannot be read',
      'Question 5 (“Newest”) names a view that there is not',
      'Question 6 (“Newest”) has variables that are no text.',
    ],
  );
});

test('refusesWhatIsNoFileOfQuestions', () => {
  for (const text of ['', 'nonsense', 'null', '[]', '{"questions":[]}', '{"format":"newsgraph-questions"}']) {
    const brought = bring(text, [question], newId);
    assert.equal(brought.problems.length, 1, text);
    assert.deepEqual(brought.questions, [question]);
  }
  assert.match(bring('{"format":"newsgraph-questions","version":2,"questions":[]}', [], newId).problems[0]!, /version 2/);
});

test('keepsWhatCanBeReadOfABrokenStore', () => {
  assert.deepEqual(kept(null), []);
  assert.deepEqual(kept('{'), []);
  assert.deepEqual(kept(JSON.stringify([1, question, { title: 'x' }])), [question]);
});

test('saysWhatIsWrongWithAQuery', () => {
  assert.equal(problemOf('{ stats { articles } }'), null);
  assert.match(problemOf('{ stats {')!, /line 1, column 10/);
  assert.match(problemOf('  ')!, /no query/);
});

test('findsAFreeTitle', () => {
  assert.equal(freeTitle('A', [{ title: 'A' }, { title: 'A (2)' }]), 'A (3)');
});
