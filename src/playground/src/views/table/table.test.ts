import assert from 'node:assert/strict';
import { test } from 'vitest';
import { columnsOf, textOf } from '../../answer/columns';
import { listsOf } from '../../answer/lists';
import { csvOf, jsonLinesOf, tsvOf } from '../../answer/rowExport';
import { moveCell } from '../../ui/gridNavigation';
import { compareCells } from './compareCells';
import { filterRows } from './filterRows';
import { groupsOf } from './GridHeader';
import { sortValue } from './tableFeatures';

const node = (more: object) => ({ view__type: 'Article', ...more });
const list = listsOf({
  articles: {
    edges: [
      {
        cursor: 'c1',
        position: 0,
        node: node({
          title: '=HYPERLINK("x")',
          quality: -1,
          provider: { view__type: 'Provider', name: 'Été, "News"', domain: 'a.b' },
          tags: ['x', 'y'],
          related: { totalCount: 7, edges: [{ node: node({ title: 'R' }) }] },
          extra: { any: [1] },
        }),
      },
      { cursor: 'c2', position: 1, node: node({ title: 'line\r\nbreak', quality: null, provider: null, tags: [], related: null, extra: null }) },
    ],
  },
})[0]!;
const columns = columnsOf(list);

test('unwrapsEdgesAndNestedObjects', () => {
  assert.deepEqual(
    columns.map(({ group, label, kind }) => `${group}|${label}|${kind}`),
    ['|position|number', '|title|text', '|quality|number', 'provider|name|text', 'provider|domain|text', '|tags|texts', '|related|objects', 'related|totalCount|number', '|extra|json'],
  );
  assert.deepEqual(
    columns.map((column) => textOf(column.value(list.rows[0]!))),
    ['0', '=HYPERLINK("x")', '-1', 'Été, "News"', 'a.b', 'x, y', '7: R', '7', '{"any":[1]}'],
  );
  assert.deepEqual(groupsOf(columns).map(({ group, span }) => [group, span]), [['', 3], ['provider', 2], ['', 2], ['related', 1], ['', 1]]);
});

test('writesCsvThatNoSpreadsheetTakesForFormulas', () => {
  assert.equal(
    csvOf(list.rows, columns.slice(0, 4)),
    'position,title,quality,provider.name\r\n0,"\'=HYPERLINK(""x"")",-1,"Été, ""News"""\r\n1,"line\r\nbreak",,\r\n',
  );
  assert.ok(csvOf(list.rows, columns, true).startsWith('\uFEFFposition'));
  assert.equal(tsvOf(list.rows, columns.slice(1, 3)), 'title\tquality\n\'=HYPERLINK("x")\t-1\nline break\t');
  assert.deepEqual(JSON.parse(jsonLinesOf(list.rows, columns).split('\n')[0]!)['related'], ['R']);
});

test('findsWordsInAllColumnsWithoutAccents', () => {
  assert.deepEqual(filterRows(list.rows, columns, 'ete NEWS').length, 1);
  assert.deepEqual(filterRows(list.rows, columns, 'ete break').length, 0);
});

test('sortsByValue', () => {
  assert.ok(compareCells(9, 10, 'number') < 0);
  assert.ok(compareCells('a9', 'a10', 'text') < 0);
  assert.ok(compareCells('2020-01-01T00:00:00+02:00', '2020-01-01T00:00:00Z', 'date') < 0);
});

test('sortsAnUnscoredHeatLikeAMissingOne', () => {
  const heats = listsOf({ articles: [node({ heat: -1, quality: -1 }), node({ heat: 0, quality: 0 })] })[0]!;
  const sorted = columnsOf(heats).map((column) => heats.rows.map((row) => sortValue(column, row)));
  assert.deepEqual(sorted, [[undefined, 0], [-1, 0]]);
});

test('namesWhoseARowIs', () => {
  const inner = listsOf({ topics: [{ view__id: 't', name: 'AI', rows: [{ n: 1 }] }] })[1]!;
  const owner = columnsOf(inner)[0]!;
  assert.deepEqual([owner.label, owner.value(inner.rows[0]!)], ['of', 'AI']);
});

test('movesWithinTheGrid', () => {
  assert.deepEqual(moveCell('ArrowUp', { row: 0, column: 2 }, 5, 3), { row: -1, column: 2 });
  assert.deepEqual(moveCell('PageDown', { row: 0, column: 2 }, 5, 3), { row: 4, column: 2 });
  assert.equal(moveCell('x', { row: 0, column: 0 }, 5, 3), null);
});
