import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Answer } from '../../answer/answer';
import { listsOf } from '../../answer/lists';
import { cellColour, contrast } from './colours';
import { coverageFit } from './fit';
import { cellKey, coverageIn, figureOf, matrixOf, ordered, shownFigure } from './matrix';
import { scalePosition, valueAt } from './scale';
import { svgOf } from './svg';

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
  const { providers, topics, cells } = matrixOf(listsOf(data)[0]!.rows);
  const [p, q] = providers as [never, never];
  const [t, u] = topics as [never, never];
  assert.equal(cells.has(cellKey(p, u)), false);
  assert.equal(figureOf(cells.get(cellKey(p, t))!, 'averageHeat'), null);
  assert.equal(figureOf(cells.get(cellKey(q, u))!, 'averageHeat'), 0);
});

test('ordersByHowManyOrByName', () => {
  const { providers } = matrixOf(listsOf(data)[0]!.rows);
  assert.deepEqual(ordered(providers, 'sum').map(({ name, sum }) => [name, sum]), [['Q', 11], ['P', 5]]);
  assert.deepEqual(ordered(providers, 'name').map(({ name }) => name), ['P', 'Q']);
});

test('readsTheCoverageOfATopicWithoutItsName', () => {
  const answer = { data: { topic: { ...topic('T'), coverage: { edges: [row({ articleCount: 5, provider: provider('P') })] } } } } as unknown as Answer;
  assert.equal(coverageIn(answer).length, 1);
  assert.equal(matrixOf(coverageIn(answer)[0]!.rows).topics[0]!.name, 'T');
  assert.equal(coverageFit({ data: { topic: topic('T') } } as unknown as Answer), 0);
});

test('keepsTextsReadable', () => {
  for (const dark of [true, false]) {
    for (let part = 0; part <= 1; part += 0.01) {
      const { ground, text } = cellColour(part, dark);
      const rgb = ground.match(/\d+/g)!.map(Number) as unknown as readonly [number, number, number];
      assert.ok(contrast(rgb, text === '#000' ? [0, 0, 0] : [255, 255, 255]) >= 4.5, `${part} ${dark}`);
    }
  }
});

test('drawsNamesAsText', () => {
  const matrix = matrixOf(listsOf({ coverage: { edges: [row({ articleCount: 1, provider: provider('<script>'), topic: topic('a & b') })] } })[0]!.rows);
  const svg = svgOf(matrix, matrix.providers, matrix.topics, 'articleCount', { min: 0, max: 1, squareRoot: true }, false);
  assert.match(svg, /&lt;script&gt;/);
  assert.doesNotMatch(svg, /<script/);
  assert.equal(shownFigure('share', 0.0312), '3.1%');
});

test('tellsSmallCountsApart', () => {
  const scale = { min: 0, max: 400, squareRoot: true };
  assert.ok(scalePosition(62, scale) - scalePosition(7, scale) > 0.25);
  for (const step of [0, 0.25, 0.5, 1]) {
    assert.equal(scalePosition(valueAt(step, scale), scale), step);
  }
  assert.equal(scalePosition(62, { ...scale, squareRoot: false }), 0.155);
  assert.equal(scalePosition(3, { min: 3, max: 3, squareRoot: true }), 1);
});
