import assert from 'node:assert/strict';
import { test } from 'vitest';
import { columnsOf } from '../../answer/columns';
import { figuresOf } from '../../answer/figures';
import { listsOf } from '../../answer/lists';
import { arrangeColumns, orderOf } from './arrangeColumns';
import { filesOfGroups, filesOfRows } from './files';
import { figuresIn, groupingsOf, groupRows, isCut, sortGroups } from './grouping';
import { itemsOf } from './items';
import { COUNT, linesOf, pivotOf, pivotValues } from './pivot';
import { statisticsOf } from './statistics';

const article = (title: string, date: string | null, heat: number | null, ...topics: string[]) => ({
  node: {
    view__type: 'Article',
    view__id: title,
    title,
    publishedDateTime: date,
    heat,
    topics: topics.map((name) => ({ view__type: 'Topic', name })),
    related: { totalCount: 2, edges: [{ node: { view__type: 'Article', title: 'R' } }] },
  },
});
const list = listsOf({
  articles: {
    edges: [
      article('a', '2020-06-01T23:30:00Z', 10, 'AI', 'Law'),
      article('b', '2020-06-30T23:30:00-02:00', -1, 'AI'),
      article('c', '2021-01-01T00:00:00Z', 41, 'AI', 'AI'),
      article('d', null, null),
    ],
  },
})[0]!;
const columns = columnsOf(list);
const column = (label: string) => columns.find((one) => one.label === label)!;
const grouping = (id: string) => groupingsOf(columns).find((one) => one.id === id)!;
const shape = (id: string) => groupRows(list.rows, grouping(id)).map(({ label, rows }) => `${label} ${rows.length}`);

test('groupsARowUnderEachOfItsValues', () => {
  assert.deepEqual(shape('value.topics'), ['AI 3', 'Law 1', '(no value) 1']);
  assert.deepEqual(shape('value.publishedDateTime|month'), ['2021-01 1', '2020-07 1', '2020-06 1', '(no value) 1']);
  assert.equal(isCut(grouping('value.related'), list.rows), true);
  assert.equal(isCut(grouping('value.topics'), list.rows), false);
});

test('leavesOutMissingValuesAndArticlesThatWereNotScored', () => {
  const groups = groupRows(list.rows, grouping('value.topics'));
  assert.deepEqual(figuresIn(groups[0]!, column('heat')), { count: 2, sum: 51, min: 10, median: 25.5, mean: 25.5, max: 41 });
  assert.deepEqual(figuresOf(column('heat'), []), { count: 0, sum: 0, min: null, median: null, mean: null, max: null });
  assert.deepEqual(sortGroups(groups, column('heat'), 'mean', false).map(({ label }) => label), ['Law', 'AI', '(no value)']);
  const { missing, unscored, distinct, top } = statisticsOf(column('heat'), list.rows);
  assert.deepEqual([missing, unscored, distinct, top.length], [2, 1, 2, 2]);
  assert.deepEqual(statisticsOf(column('topics'), list.rows).top, [{ label: 'AI', count: 3 }, { label: 'Law', count: 1 }]);
  assert.equal(statisticsOf(column('topics'), list.rows).missing, 1);
});

test('hidesTheRowsOfClosedGroups', () => {
  const groups = groupRows(list.rows, grouping('value.topics'));
  const items = itemsOf(list.rows, groups, (key) => key !== 'AI');
  assert.deepEqual(items.map(({ group, number }) => group?.label ?? number), ['AI', 'Law', 1, '(no value)', 1]);
});

test('countsARowOnceInATotal', () => {
  const pivot = pivotOf(list.rows, grouping('value.topics'), grouping('value.publishedDateTime|year'), COUNT);
  assert.deepEqual(linesOf(pivot, 'topics'), [
    ['topics', '2020', '2021', '(no value)', 'Total'],
    ['AI', 2, 1, 0, 3],
    ['Law', 1, 0, 0, 1],
    ['(no value)', 0, 0, 1, 1],
    ['Total', 2, 1, 1, 4],
  ]);
  const mean = pivotValues(columns, ({ label }) => label).find(({ label }) => label === 'Mean of heat')!;
  assert.deepEqual(pivotOf(list.rows, grouping('value.topics'), grouping('value.publishedDateTime|year'), mean).totals, [10, 41, null]);
});

test('putsWhatIsBeyondTheLimitsTogether', () => {
  const rows = Array.from({ length: 30 }, (_, n) => ({ value: { a: `a${n}`, b: 1 }, edge: null, path: [], owner: null }));
  const many = groupingsOf(columnsOf({ rows, nested: false }));
  const pivot = pivotOf(rows, many[1]!, many[0]!, COUNT);
  assert.deepEqual([pivot.columns.length, pivot.otherColumns, pivot.rows[0]!.cells.at(-1), pivot.total], [26, 5, 5, 30]);
});

test('writesWhatTheGroupsShow', () => {
  const groups = groupRows(list.rows, grouping('value.topics'));
  const heat = [column('title'), column('heat')];
  assert.equal(filesOfRows(list.rows, groups[1]!.rows, heat, grouping('value.topics')).csv(), 'topics,title,heat\r\n"AI, Law",a,10\r\n');
  assert.equal(
    filesOfGroups(groups, grouping('value.topics'), heat).csv(),
    'topics,count,sum of heat,mean of heat\r\nAI,3,51,25.5\r\nLaw,1,10,10\r\n(no value),1,,\r\n',
  );
});

test('putsNamesAndTheFiguresOfTheQuestionFirst', () => {
  const request = {
    query: 'query Q($by: ArticleOrderField!) { articles(orderBy: [{ field: HEAT }, { field: $by }]) { edges { node { title } } } }',
    variables: { by: 'PUBLISHED_DATE_TIME' },
  };
  assert.deepEqual(orderOf(request, list), ['heat', 'publishedDateTime']);
  const { columns: arranged, names } = arrangeColumns(columns, orderOf(request, list));
  assert.deepEqual(arranged.slice(0, 3).map(({ label }) => label), ['title', 'heat', 'publishedDateTime']);
  assert.deepEqual([...names], ['value.title']);
});

test('namesARowOfFiguresByWhatItIsAbout', () => {
  const coverage = listsOf({ coverage: { edges: [{ node: { share: 0.5, provider: { domain: 'p', name: 'P' }, topic: { name: 'T' }, lastPublished: '2020', articleCount: 3 } }] } })[0]!;
  assert.deepEqual(
    arrangeColumns(columnsOf(coverage), []).columns.map(({ group, label }) => `${group}.${label}`),
    ['provider.name', 'topic.name', '.share', '.articleCount', 'provider.domain', '.lastPublished'],
  );
});
