import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Answer } from '../../answer/answer';
import { listsOf } from '../../answer/lists';
import { cellColour, contrast } from './colours';
import { coverageFit } from './fit';
import { cellKey, coverageIn, figureOf, matrixOf, ordered } from './matrix';
import { expectedOf, measureReader, measuresOf, measureText, scaleOf } from './measures';
import { type Scale, scalePosition, valueAt } from './scale';
import { drawingOf } from './svg';

const provider = (id: string) => ({ view__id: id, view__type: 'Provider', name: id });
const topic = (id: string) => ({ view__id: id, view__type: 'Topic', name: id });
const row = (more: object) => ({ node: { view__type: 'Coverage', ...more } });
const data = {
  coverage: {
    edges: [
      row({ articleCount: 5, averageHeat: null, provider: provider('P'), topic: topic('T') }),
      row({ articleCount: 2, averageHeat: 1.5, provider: provider('Q'), topic: topic('T') }),
      row({ articleCount: 9, averageHeat: 0, provider: provider('Q'), topic: topic('U') }),
    ],
  },
};

test('tellsGapsFromZeroAndFromUnknown', () => {
  const matrix = matrixOf(listsOf(data)[0]!.rows);
  const { providers, topics, cells } = matrix;
  const [p, q] = providers as [never, never];
  const [t, u] = topics as [never, never];
  assert.equal(cells.has(cellKey(p, u)), false);
  assert.equal(figureOf(matrix, cells.get(cellKey(p, t))!, 'averageHeat'), null);
  assert.equal(figureOf(matrix, cells.get(cellKey(q, u))!, 'averageHeat'), 0);
});

test('ordersByHowManyOrByName', () => {
  const { providers } = matrixOf(listsOf(data)[0]!.rows);
  assert.deepEqual(ordered(providers, 'size').map(({ name, size }) => [name, size]), [['Q', 11], ['P', 5]]);
  assert.deepEqual(ordered(providers, 'name').map(({ name }) => name), ['P', 'Q']);
});

test('readsTheCoverageOfATopicWithoutItsName', () => {
  const answer = { data: { topic: { ...topic('T'), coverage: { edges: [row({ articleCount: 5, provider: provider('P') })] } } } } as unknown as Answer;
  assert.equal(coverageIn(answer).length, 1);
  assert.equal(matrixOf(coverageIn(answer)[0]!.rows).topics[0]!.name, 'T');
  assert.equal(coverageFit({ data: { topic: topic('T') } } as unknown as Answer), 0);
});

test('keepsTextsReadable', () => {
  for (const [dark, diverging] of [[true, false], [false, false], [true, true], [false, true]] as const) {
    for (let part = 0; part <= 1; part += 0.01) {
      const { ground, text } = cellColour(part, dark, diverging);
      const rgb = ground.match(/\d+/g)!.map(Number) as unknown as readonly [number, number, number];
      assert.ok(contrast(rgb, text === '#000' ? [0, 0, 0] : [255, 255, 255]) >= 4.5, `${part} ${dark}`);
    }
  }
});

test('drawsNamesAsText', () => {
  const matrix = matrixOf(listsOf({ coverage: { edges: [row({ articleCount: 1, provider: provider('<script>'), topic: topic('a & b') })] } })[0]!.rows);
  const { svg } = drawingOf({
    matrix,
    providers: matrix.providers,
    topics: matrix.topics,
    measure: 'articleCount',
    valueOf: measureReader(matrix, 'articleCount', null, true),
    scale: { kind: 'root', min: 0, max: 1 },
    gap: 'no articles',
  });
  assert.match(String(svg), /&#60;script&#62;/);
  assert.doesNotMatch(String(svg), /<script/);
  assert.equal(measureText('share', 0.0312), '3.1%');
});

test('comparesWithWhatIsExpected', () => {
  const matrix = matrixOf(listsOf(data)[0]!.rows);
  const [p, q] = matrix.providers as [never, never];
  const [t, u] = matrix.topics as [never, never];
  const totals = { all: 20, providers: new Map([['P', 8], ['Q', 12]]), topics: new Map([['T', 10], ['U', 9]]) };
  assert.equal(expectedOf(totals, p, t), 4);
  assert.equal(expectedOf({ ...totals, providers: new Map() }, p, t), null);
  const value = (measure: string, gapsAreEmpty = true) => measureReader(matrix, measure, totals, gapsAreEmpty);
  assert.equal(value('difference')(p, t), 1);
  assert.equal(value('ratio')(p, t), 1.25);
  assert.equal(value('difference')(p, u), -3.6);
  // What is not loaded is not known to be nothing.
  assert.equal(value('difference', false)(p, u), null);
  assert.equal(value('expected', false)(p, u), 3.6);
  assert.equal(value('difference')(q, u), 9 - 5.4);
  assert.deepEqual(measuresOf(matrix, true), ['articleCount', 'averageHeat', 'expected', 'difference', 'ratio']);
  assert.deepEqual(['difference', 'ratio', 'expected'].map((measure) => measureText(measure, 1.25)), ['+1.3', '×1.25', '1.3']);
  assert.equal(measureText('difference', -3.6), '−3.6');
});

test('colours0And1AsTheMiddle', () => {
  const difference = scaleOf('difference', [-9, 4]);
  assert.deepEqual([-9, 0, 9].map((value) => scalePosition(value, difference)), [0, 0.5, 1]);
  const ratio = scaleOf('ratio', [0, 0.5, 4]);
  assert.deepEqual([0, 1, 8, 100].map((value) => scalePosition(value, ratio)), [0, 0.5, 1, 1]);
  for (const scale of [difference, ratio]) {
    assert.ok([0, 0.25, 0.5, 1].every((step) => Math.abs(scalePosition(valueAt(step, scale), scale) - step) < 1e-9));
  }
});

test('readsFiguresByTheirFields', () => {
  const rows = listsOf({ coverage: { edges: [row({ n: 3, provider: provider('P'), topic: topic('T') }), row({ n: 4, provider: provider('P'), topic: topic('U') })] } })[0]!.rows;
  assert.deepEqual(matrixOf(rows, new Map([['n', 'articleCount']])).figures, ['articleCount']);
  // An average cannot be added up.
  assert.equal(matrixOf(rows, new Map([['n', 'averageHeat']])).providers[0]!.size, 4);
});

test('tellsSmallCountsApart', () => {
  const scale: Scale = { kind: 'root', min: 0, max: 400 };
  assert.ok(scalePosition(62, scale) - scalePosition(7, scale) > 0.25);
  for (const step of [0, 0.25, 0.5, 1]) {
    assert.equal(scalePosition(valueAt(step, scale), scale), step);
  }
  assert.equal(scalePosition(62, { ...scale, kind: 'linear' }), 0.155);
  assert.equal(scalePosition(3, { kind: 'root', min: 3, max: 3 }), 1);
});
