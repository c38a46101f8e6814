import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { test } from 'vitest';
import type { Cell, Column } from './columns';
import type { Row } from './lists';
import { csvLines, csvOf, tsvOf } from './rowExport';

const column: Column = { id: 'value.a', group: '', label: 'a', kind: 'text', value: ({ value }) => value as Cell };
const rows = (...values: Cell[]) => values.map((value): Row => ({ value, edge: null, path: [], owner: null }));
const cells = (...values: Cell[]) => Papa.parse<string[]>(csvLines([values]).slice(0, -2)).data[0];

test('escapesTextsThatASpreadsheetWouldRunAsFormulas', () => {
  const formulas = ['=1+1', '=HYPERLINK("https://x","y")', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '\r=1+1', '\n=1+1', '＝1+1', '＋1', '－1', '＠x'];
  for (const formula of [...formulas, '+49 30 1234', '-', '--5', '-5 degrees', '-1,5', '+', '@name', '-2020-06-01']) {
    assert.deepEqual(cells(formula), [`'${formula}`], JSON.stringify(formula));
  }
});

test('leavesNumbersNumbers', () => {
  assert.equal(csvLines([[-5, -0.5, 1e21, -1e-7, '-5', '+3', '-0.5', '-.5', '-1e-7', '+1E+3', 0]]), '-5,-0.5,1e+21,-1e-7,-5,+3,-0.5,-.5,-1e-7,+1E+3,0\r\n');
  assert.equal(tsvOf(rows(-5, '-5', '=5'), [column]), "a\n-5\n-5\n'=5");
});

test('leavesOtherTextsAsTheyAre', () => {
  const texts = ['a=b', ' =1', 'a-b', '2020-06-01', 'e-mail', '', "'quoted'", 'é', '👩‍👩‍👧‍👦'];
  assert.deepEqual(cells(...texts), texts);
});

test('quotesAsRfc4180Wants', () => {
  assert.equal(csvLines([['a,b', 'say "x"', 'line\r\nbreak', undefined, true, { count: 2, items: [{ name: 'A', id: null, address: null }] }]]), '"a,b","say ""x""","line\r\nbreak",,true,2: A\r\n');
  assert.equal(csvOf([], [column]), 'a\r\n');
});
