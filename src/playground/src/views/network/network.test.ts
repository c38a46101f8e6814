import { parse } from 'graphql';
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { type Graph, graphOf } from '../../answer/graph';
import { displayGraphOf, type DisplayOptions, hasRoomFor } from './displayGraph';
import { expandingQuery, type Expansion, moreOf, nextPageQuery } from './expansion';
import { labelLines, placeLabels } from './labels';
import { placeAround, ringLayout, seedPositions, timelineLayout } from './layouts';
import { addedIds, mergeGraphs } from './mergeGraphs';
import { rowsOf } from './nodeListRows';
import { degreesOf, metricNames, metricOf, widthOf } from './nodeSizes';

const thing = (type: string, id: string, more: object = {}) => ({ view__id: id, view__type: type, name: `The ${id}`, ...more });
const all: DisplayOptions = { hiddenTypes: new Set(), hiddenKinds: new Set(), groupBy: null, opened: new Set(), single: new Set() };

/** Articles of several providers, each related to the next article. */
function graphOfArticles(articles: number, providers: number): Graph {
  const list = Array.from({ length: articles }, (_, n) =>
    thing('Article', `a${n}`, { provider: thing('Provider', `p${n % providers}`), related: { edges: [{ node: thing('Article', `a${(n + 1) % articles}`) }] } }),
  );
  return graphOf({ articles: { edges: list.map((node) => ({ node })) } });
}

test('drawsEachThingWhileThereIsRoom', () => {
  const display = displayGraphOf(graphOfArticles(10, 2), all);
  assert.equal(display.grouped, null);
  assert.equal(display.nodes.size, 12);
  assert.equal(display.edges.size, 20);
});

test('groupsArticlesByProviderAndSumsTheirTies', () => {
  const display = displayGraphOf(graphOfArticles(20_000, 40), { ...all, maxEdges: 10_000 });
  assert.equal(display.grouped, 'provider');
  assert.equal(display.nodes.size, 40);
  const group = display.nodes.get('group:p0')!;
  assert.equal(group.name, 'The p0: 500 articles');
  assert.equal(group.members.length, 501);
  assert.equal([...display.edges.values()].reduce((sum, { count }) => sum + count, 0), 20_000);
  assert.equal(display.holderOf.get('a40'), 'group:p0');
});

test('showsTheMembersOfAGroupWhileThereIsRoom', () => {
  const graph = graphOfArticles(2000, 4);
  const display = displayGraphOf(graph, { ...all, opened: new Set(['group:p1']) });
  assert.equal(display.nodes.size, 3 + 501);
  assert.equal(hasRoomFor(display, 'group:p0'), true);
  const two = displayGraphOf(graph, { ...all, opened: new Set(['group:p0', 'group:p1']) });
  assert.equal(two.nodes.size, 2 + 2 * 501);
  assert.equal(hasRoomFor(two, 'group:p2'), false);
});

test('neverDrawsMoreThanTheMost', () => {
  for (const groupBy of ['provider', 'topic', 'neighbour', 'type', null] as const) {
    const graph = graphOfArticles(3000, 2900);
    const display = displayGraphOf(graph, { ...all, groupBy, most: 100, maxEdges: 150, single: new Set(['a7']) });
    assert.ok(display.nodes.size <= 100, `${groupBy}: ${display.nodes.size}`);
    assert.ok(display.edges.size <= 150);
    assert.equal(display.holderOf.size, graph.entities.size);
    assert.equal(display.nodes.get('a7')?.group, false);
  }
});

test('putsTheSmallestGroupsIntoOne', () => {
  const display = displayGraphOf(graphOfArticles(3000, 1000), all);
  assert.equal(display.nodes.size, 80);
  assert.equal(display.nodes.get('group:others')!.members.length, 4000 - 79 * 4);
  assert.equal(displayGraphOf(graphOfArticles(3000, 1000), { ...all, opened: new Set(['group:p999']) }).nodes.get('a999')?.group, false);
});

test('hidesTypesAndTies', () => {
  const graph = graphOfArticles(10, 2);
  assert.equal(displayGraphOf(graph, { ...all, hiddenTypes: new Set(['Provider']) }).nodes.size, 10);
  assert.equal(displayGraphOf(graph, { ...all, hiddenKinds: new Set(['related']) }).edges.size, 10);
});

test('takesNoHeatForAHeat', () => {
  const graph = graphOf({ a: thing('Article', 'a', { heat: -1, quality: 3 }), b: thing('Article', 'b', { heat: 7 }) });
  assert.deepEqual(metricNames(graph), ['ties', 'heat', 'quality']);
  assert.deepEqual([...metricOf(graph, 'heat').of], [['b', 7]]);
  assert.ok(widthOf({ least: 0, most: 7 }, undefined) < widthOf({ least: 0, most: 7 }, 0));
});

test('sizesByWhatTiesTell', () => {
  const graph = graphOf({ article: thing('Article', 'a', { similar: [{ view__type: 'SimilarArticle', score: 0.4, article: thing('Article', 'b') }] }) });
  assert.equal(metricOf(graph, 'score').of.get('b'), 0.4);
});

test('standsOnARingForEachDistance', () => {
  const reach = (distance: number, id: string, via: string[]) => ({ distance, node: thing('Article', id), via: via.map((one) => thing('Article', one)) });
  const graph = graphOf({ article: thing('Article', 'c', { provider: thing('Provider', 'p'), network: { edges: [reach(1, 'x', []), reach(2, 'y', ['x'])] } }) });
  const { positions, guides } = ringLayout(displayGraphOf(graph, all), graph.distances, graph.centres);
  const far = (id: string) => Math.round(Math.hypot(positions.get(id)!.x, positions.get(id)!.y));
  assert.deepEqual([far('c'), far('x'), far('y'), far('p')], [0, 170, 340, 510]);
  assert.deepEqual(guides.map(({ label, radius }) => [label, radius]), [['1', 170], ['2', 340]]);
});

test('findsTheSamePlacesAgain', () => {
  const display = displayGraphOf(graphOfArticles(300, 7), all);
  assert.deepEqual(seedPositions(display), seedPositions(display));
  assert.equal(new Set([...seedPositions(display).values()].map(({ x, y }) => `${x} ${y}`)).size, display.nodes.size);
});

test('standsFromLeftToRightByDate', () => {
  const graph = graphOf({ a: thing('Article', 'a', { publishedDateTime: '2020-01-01T00:00:00Z', provider: thing('Provider', 'p') }), b: thing('Article', 'b', { publishedDateTime: '2021-01-01T00:00:00Z' }) });
  const { positions } = timelineLayout(displayGraphOf(graph, all), ({ id }) => Date.parse(String(graph.entities.get(id)!.properties['publishedDateTime'])) || null);
  assert.ok(positions.get('a')!.x < positions.get('b')!.x);
  assert.equal(positions.get('p')!.x, positions.get('a')!.x);
});

test('putsWhatComesWhereNothingStands', () => {
  const taken = [{ x: 0, y: 0 }, { x: 95, y: 0 }];
  const placed = [...placeAround(Array.from({ length: 40 }, (_, n) => `n${n}`), { x: 0, y: 0 }, taken).values()];
  const every = [...taken, ...placed];
  every.forEach((one, at) => every.slice(at + 1).forEach((other) => assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= 45)));
});

test('mergesWhatCameAndLetsItGo', () => {
  const base = graphOf({ article: thing('Article', 'a', { heat: 1 }) });
  const more = graphOf({ node: thing('Article', 'a', { heat: 2, quality: 5, provider: thing('Provider', 'p') }) });
  const both = mergeGraphs(base, [more]);
  assert.deepEqual(both.entities.get('a')!.properties, { name: 'The a', heat: 1, quality: 5 });
  assert.deepEqual(both.entities.get('a')!.paths, [['data', 'article']]);
  assert.deepEqual(both.entities.get('p')!.paths, []);
  assert.deepEqual(addedIds(more, [base]), ['p']);
  assert.equal(base.entities.size, 1);
});

test('asksForWhatAThingIsTiedTo', () => {
  for (const type of ['Article', 'Collection', 'Topic', 'Provider']) {
    const request = expandingQuery({ id: 'x', type }, null)!;
    parse(request.query);
    assert.deepEqual(request.variables, { id: 'x' });
  }
  assert.equal(expandingQuery({ id: 'x', type: 'ImportJob' }, null), null);
});

test('countsHowMuchMoreThereIs', () => {
  const page = (edges: number, cursor: string | null) =>
    ({
      of: 'x',
      request: { query: '' },
      added: [],
      answer: { data: { node: { view__id: 'x', related: { totalCount: 57, edges: Array(edges).fill({}), view__page: { hasNextPage: cursor !== null, endCursor: cursor } } } } },
    }) as unknown as Expansion;
  const [more] = moreOf('x', [page(10, 'c1'), page(10, 'c2')]);
  assert.deepEqual(more, { field: 'related', total: 57, shown: 20, cursor: 'c2' });
  parse(nextPageQuery({ id: 'x', type: 'Article' }, more!).query);
  assert.deepEqual(moreOf('y', [page(10, 'c1')]), []);
});

test('cutsLabelsToTwoLines', () => {
  assert.deepEqual(labelLines('IBM is canceling its facial recognition programs'), ['IBM is canceling its', 'facial recognition…']);
  assert.ok(labelLines('x'.repeat(10_000)).every((line) => line.length <= 22));
  assert.equal(labelLines('x'.repeat(10_000)).length, 2);
  assert.deepEqual(labelLines('a\n\u0000b'), ['a b']);
});

test('showsNoTwoLabelsInOnePlace', () => {
  const room = { width: 300, height: 30 };
  const at = (id: string, x: number, weight: number, always = false) => ({ id, x, y: 10, radius: 4, width: 50, height: 6, weight, always });
  const thing = { id: 'd', left: 190, top: 15, width: 20, height: 5 };
  assert.deepEqual([...placeLabels([at('a', 100, 1), at('b', 100, 2)], [], room, 9)], [['b', 'bottom'], ['a', 'top']]);
  assert.deepEqual([...placeLabels([at('c', 200, 1)], [thing], room, 9)], [['c', 'top']]);
  const walled = [thing, { id: 'g', left: 190, top: 0, width: 20, height: 6 }, { id: 'e', left: 205, top: 8, width: 90, height: 4 }, { id: 'f', left: 100, top: 8, width: 95, height: 4 }];
  assert.deepEqual([...placeLabels([at('c', 200, 1)], walled, room, 9)], []);
  assert.deepEqual([...placeLabels([at('c', 200, 10)], walled, room, 9)], [['c', 'bottom']]);
  assert.deepEqual([...placeLabels([at('c', 5, 1, true)], walled, { width: 20, height: 20 }, 9)], [['c', 'bottom']]);
});

test('standsByWhatItIsTiedToWhenNoProviderWasToldOfIt', () => {
  const list = Array.from({ length: 40 }, (_, n) =>
    thing('Article', `a${n}`, {
      provider: thing('Provider', `p${n % 4}`),
      related: { edges: Array.from({ length: 10 }, (_, k) => ({ node: thing('Article', `r${n}-${k}`) })) },
    }),
  );
  const display = displayGraphOf(graphOf({ articles: { edges: list.map((node) => ({ node })) } }), { ...all, most: 100 });
  assert.equal(display.grouped, 'provider');
  assert.deepEqual(display.nodes.get('group:p1')!.label, ['The p1', '10 articles, 100 tied to them'.slice(0, 30)]);
});

test('listsByTypeTheMostTiedFirst', () => {
  const graph = graphOf({ articles: [thing('Article', 'a'), thing('Article', 'é', { provider: thing('Provider', 'p') })] });
  const none = { closed: new Set<string>(), hiddenTypes: new Set<string>() };
  const rows = (find: string, more: object = {}) => rowsOf(graph, degreesOf(graph), { find, ...none, ...more }).map(({ name, count }) => `${name} ${count}`);
  assert.deepEqual(rows(''), ['Articles 2', 'The é 1', 'The a 0', 'Providers 1', 'The p 1']);
  assert.deepEqual(rows('THE E'), ['Articles 1', 'The é 1']);
  assert.deepEqual(rows('', { closed: new Set(['Article']) }), ['Articles 2', 'Providers 1', 'The p 1']);
});
