import { parse } from 'graphql';
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { type Graph, graphOf } from '../../answer/graph';
import { areaOf } from './AreaSelection';
import { distinctLabels } from './captions';
import { colouringOf, slicesOf } from './colouring';
import { displayGraphOf, type DisplayOptions, hasRoomFor } from './displayGraph';
import { labelLines, placeLabels } from './labels';
import { placeAround, ringLayout, seedPositions, spreadItems } from './layouts';
import { addedIds, mergeGraphs } from './mergeGraphs';
import { countsRequest, type Expansion, moreOf, offersIn, requestOf } from './neighbours';
import { rowsOf } from './nodeListRows';
import { degreesOf, metricNames, metricOf, widthOf } from './nodeSizes';
import { isOneRoute, pathLayout, routeOf } from './pathLayout';
import { timeLayout } from './timeLayout';
import { timeTicks } from './timeTicks';

const thing = (type: string, id: string, more: object = {}) => ({ view__id: id, view__type: type, name: `The ${id}`, ...more });
const all: DisplayOptions = { hiddenTypes: new Set(), hiddenKinds: new Set(), hidden: new Set(), groupBy: null, opened: new Set(), single: new Set() };

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
  assert.deepEqual(metricNames(graph), ['connections', 'heat', 'quality']);
  assert.deepEqual([...metricOf(graph, 'heat').of], [['b', 7]]);
  const heat = { name: 'heat', dates: false, least: 0, most: 7 };
  assert.ok(widthOf(heat, undefined) < widthOf(heat, 0));
});

test('sizesByWhatTiesTell', () => {
  const graph = graphOf({ article: thing('Article', 'a', { similar: { edges: [{ score: 0.4, node: thing('Article', 'b') }] } }) });
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

test('putsNothingOnARingWithoutItsDistance', () => {
  const reach = (distance: number, id: string, via: string[] = []) => ({ distance, node: thing('Article', id), via: via.map((one) => thing('Article', one)) });
  // The order of v and w is not known: each may be at distance 1 or 2. The article e was added by an expansion.
  const graph = graphOf({
    article: thing('Article', 'c', { network: { edges: [reach(1, 'x'), reach(2, 'y', ['x']), reach(3, 'z', ['v', 'w'])] } }),
    more: thing('Article', 'x', { related: { edges: [{ node: thing('Article', 'e') }] } }),
  });
  const { positions, guides } = ringLayout(displayGraphOf(graph, all), graph.distances, graph.centres);
  const far = (id: string) => Math.hypot(positions.get(id)!.x, positions.get(id)!.y);
  const ring = (label: string) => guides.find((guide) => guide.label === label)!.radius;
  assert.deepEqual(['x', 'y', 'z'].map((id, n) => Math.round(far(id) - ring(String(n + 1)))), [0, 0, 0]);
  ['v', 'w', 'e'].forEach((id) => assert.ok(far(id) > ring('1') + 100 && far(id) < ring('2') - 100, `${id} ${far(id)}`));
});

test('findsTheSamePlacesAgain', () => {
  const display = displayGraphOf(graphOfArticles(300, 7), all);
  assert.deepEqual(seedPositions(display), seedPositions(display));
  assert.equal(new Set([...seedPositions(display).values()].map(({ x, y }) => `${x} ${y}`)).size, display.nodes.size);
});

test('standsFromLeftToRightByDate', () => {
  const article = (id: string, date: string, more: object = {}) => thing('Article', id, { publishedDateTime: date, ...more });
  const graph = graphOf({ all: [article('a', '2020-01-01T00:00:00Z', { provider: thing('Provider', 'p') }), article('b', '2021-01-01T00:00:00Z'), article('c', '2020-07-02T00:00:00Z')] });
  const { positions, guides, hold } = timeLayout(displayGraphOf(graph, all), ({ id }) => Date.parse(String(graph.entities.get(id)!.properties['publishedDateTime'])) || null);
  const x = (id: string) => positions.get(id)!.x;
  // The middle of a leap year.
  assert.ok(Math.abs((x('c') - x('a')) / (x('b') - x('a')) - 0.5) < 1e-9);
  assert.ok(positions.get('p')!.y > 0 && positions.get('a')!.y < 0);
  assert.deepEqual(guides.map(({ label }) => label), ['2020-01', '2020-03', '2020-05', '2020-07', '2020-09', '2020-11', '2021-01']);
  assert.equal(guides[0]!.x, x('a'));
  assert.equal(guides.at(-1)!.x, x('b'));
  // A node that is dragged keeps its date.
  assert.deepEqual(hold('c', { x: -50, y: -80 }), { x: x('c'), y: -80 });
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

test('asksForTheNeighboursOfAnItem', () => {
  for (const type of ['Article', 'Collection', 'Topic', 'Provider']) {
    const request = requestOf({ of: 'x', type }, null)!;
    parse(request.query);
    assert.deepEqual(request.variables, { id: 'x' });
  }
  assert.equal(requestOf({ of: 'x', type: 'ImportJob' }, null), null);
  assert.equal(requestOf({ of: 'x', type: 'Article', field: 'no such field' }, null), null);
  const path = requestOf({ of: btoa('Article:https://a.example/1'), type: 'Article', to: btoa('Article:https://a.example/2') }, null)!;
  parse(path.query);
  assert.deepEqual(path.variables, { from: 'https://a.example/1', to: 'https://a.example/2' });
});

test('asksForTheArticlesOfTheProviderOfAnArticle', () => {
  const { query, variables } = requestOf({ of: 'p', type: 'Provider', field: 'articles', from: 'a' }, null)!;
  parse(query);
  assert.match(query, /\.\.\. on Provider \{\s+name domain articleCount\s+articles\(first: 10\)/);
  assert.match(query, /from: node\(id: \$from\)/);
  assert.deepEqual(variables, { id: 'p', from: 'a' });
});

test('offersWhatAnArticleHas', () => {
  const node = {
    view__id: 'a', relatedCount: 3, relatedByCount: 0, provider: { view__id: 'p', name: 'The Verge', articleCount: 40 },
    topics: [{ view__id: 't', name: 'AI', articleCount: 7 }],
  };
  const offers = offersIn({ id: 'a', type: 'Article' }, { node });
  assert.deepEqual(offers.map(({ label, count }) => [label, count]), [
    ['Related articles', 3], ['Provider', 1], ['Topics', 1], ['Articles of The Verge', 40], ['Articles about AI', 7],
  ]);
  assert.deepEqual(offers.at(-1)!.step, { of: 't', type: 'Topic', field: 'articles', from: 'a' });
  ['Article', 'Topic', 'Provider', 'Collection'].forEach((type) => parse(countsRequest({ id: 'a', type })!.query));
});

test('countsHowMuchMoreThereIs', () => {
  const page = (edges: number, cursor: string | null, after?: string) =>
    ({
      step: { of: 'x', type: 'Article', field: 'related', ...(after ? { after } : {}) },
      answer: { data: { node: { view__id: 'x', related: { totalCount: 57, edges: Array(edges).fill({}), view__page: { hasNextPage: cursor !== null, endCursor: cursor } } } } },
    }) as unknown as Expansion;
  const [more] = moreOf('x', [page(10, 'c1'), page(10, 'c2', 'c1')]);
  assert.deepEqual(more, { field: 'related', total: 57, shown: 20, cursor: 'c2' });
  const next = requestOf({ of: 'x', type: 'Article', field: more!.field, after: more!.cursor! }, null)!;
  parse(next.query);
  assert.deepEqual(next.variables, { id: 'x', after: 'c2' });
  assert.deepEqual(moreOf('y', [page(10, 'c1')]), []);
});

test('cutsLabelsToTwoLines', () => {
  assert.deepEqual(labelLines('IBM is canceling its facial recognition programs'), ['IBM is canceling its', 'facial recognition…']);
  assert.ok(labelLines('x'.repeat(10_000)).every((line) => line.length <= 22));
  assert.equal(labelLines('x'.repeat(10_000)).length, 2);
  assert.deepEqual(labelLines('a\n\u0000b'), ['a b']);
});

test('coversNeitherNodesNorOtherLabels', () => {
  const room = { width: 300, height: 60 };
  const at = (id: string, x: number, weight: number, always = false) => ({ id, x, y: 30, radius: 4, width: 50, height: 6, weight, always });
  const node = { id: 'd', left: 190, top: 34, width: 20, height: 8 };
  assert.deepEqual([...placeLabels([at('a', 100, 1), at('b', 100, 2)], [], room)], [['b', { x: 0, y: 7 }], ['a', { x: 0, y: -7 }]]);
  assert.deepEqual([...placeLabels([at('c', 200, 1)], [node], room)], [['c', { x: 0, y: -7 }]]);
  // Nodes all around: the label is left out, or further away if it is important.
  const walled = [{ id: 'w', left: 120, top: 10, width: 160, height: 18 }, { id: 'v', left: 120, top: 32, width: 160, height: 12 }, { id: 'u', left: 205, top: 28, width: 90, height: 4 }, { id: 't', left: 100, top: 28, width: 95, height: 4 }];
  assert.deepEqual([...placeLabels([at('c', 200, 1e9)], walled, room)], []);
  const [[, offset]] = [...placeLabels([at('c', 200, 1, true)], walled, room)] as [[string, { x: number; y: number }]];
  const label = { left: 200 + offset.x - 25, top: 30 + offset.y - 3, width: 50, height: 6 };
  walled.forEach((box) => assert.ok(label.left >= box.left + box.width || box.left >= label.left + 50 || label.top >= box.top + box.height || box.top >= label.top + 6));
});

test('movesAnImportantLabelIntoTheRoom', () => {
  const one = { id: 'a', x: 10, y: 30, radius: 20, width: 60, height: 6, weight: 1, always: true };
  const room = { width: 70, height: 100 };
  assert.deepEqual([...placeLabels([one], [], room)], [['a', { x: 20, y: 23 }]]);
  assert.deepEqual([...placeLabels([{ ...one, x: 60 }], [], room)], [['a', { x: -20, y: 23 }]]);
  assert.deepEqual([...placeLabels([{ ...one, always: false }], [], room)], []);
});

test('tellsApartWhatWouldBeCutAlike', () => {
  const named = (id: string, name: string, ...extras: string[]) => ({ id, name, extras });
  const long = 'The data protection office opens the source of its';
  const labels = distinctLabels([
    named('a', `${long} traffic lights`), named('b', `${long} speech models`), named('c', 'A title', 'The Verge', '2020-06-12'),
    named('d', 'A title', 'KITV', '2020-06-12'), named('e', 'Same', '', ''), named('f', 'Same', '', ''), named('g', 'Single'),
  ]);
  assert.deepEqual(labels.get('a'), ['The data protection o…', '…traffic lights']);
  assert.deepEqual(labels.get('b'), ['The data protection o…', '…speech models']);
  assert.deepEqual(labels.get('c'), ['A title', 'The Verge']);
  assert.deepEqual(labels.get('d'), ['A title', 'KITV']);
  assert.deepEqual([labels.get('e'), labels.get('f')], [['Same', '(1)'], ['Same', '(2)']]);
  assert.deepEqual(labels.get('g'), ['Single']);
});

test('coloursByTopicWithAPartForEach', () => {
  const article = (id: string, ...topics: string[]) => thing('Article', id, { topics: topics.map((one) => thing('Topic', one)) });
  const graph = graphOf({ all: [article('a', 't', 'u'), article('b', 't'), article('c')] });
  const colouring = colouringOf(graph, 'topic');
  // An article counts under each of its topics; the topic itself counts too.
  assert.deepEqual(colouring.entries.map(({ label, count }) => [label, count]), [['The t', 3], ['The u', 2]]);
  assert.equal(colouring.without, 1);
  assert.deepEqual(slicesOf(['a'], colouring).map(({ share }) => share), [0.5, 0.5]);
  assert.equal(slicesOf(['b'], colouring)[0]!.light, colouring.entries[0]!.light);
  assert.deepEqual(slicesOf(['c'], colouring).length, 1);
});

test('coloursNumbersAndDatesByRanges', () => {
  const graph = graphOf({ all: Array.from({ length: 100 }, (_, n) => thing('Article', `a${n}`, { quality: n, publishedDateTime: `20${10 + Math.floor(n / 50)}-01-01T00:00:00Z` })) });
  const { entries, of } = colouringOf(graph, 'quality');
  assert.deepEqual(entries.map(({ label, count }) => [label, count]), [['0 to 19', 20], ['20 to 39', 20], ['40 to 59', 20], ['60 to 79', 20], ['80 to 99', 20]]);
  assert.deepEqual([of('a0'), of('a19'), of('a20'), of('a99')], [[0], [0], [1], [4]]);
  assert.deepEqual(colouringOf(graph, 'publishedDateTime').entries.map(({ label, count }) => [label, count]), [['2010-01-01', 50], ['2011-01-01', 50]]);
  assert.equal(colouringOf(graph, 'nothing of it').by, 'item');
});

test('drawsAPathFromLeftToRight', () => {
  const article = (id: string) => thing('Article', id);
  const graph = graphOf({ path: { view__type: 'ArticlePath', articles: ['a', 'b', 'c'].map(article), steps: [{}, {}] }, topic: thing('Topic', 't') });
  const route = routeOf(graph)!;
  assert.deepEqual([[...route.starts], [...route.ends], isOneRoute(route)], [['a'], ['c'], true]);
  const { positions } = pathLayout(displayGraphOf(graph, all), route);
  const at = (id: string) => positions.get(id)!;
  assert.ok(at('a').x < at('b').x && at('b').x < at('c').x && at('a').y === at('c').y);
  assert.ok(at('t').y > at('a').y);
  assert.equal(routeOf(graphOf({ a: article('a') })), null);
});

test('drawsWhatTwoArticlesShareBetweenThem', () => {
  const shared = { view__type: 'SharedNeighbour', article: thing('Article', 'n') };
  const graph = graphOf({ whyRelated: { view__type: 'Relatedness', from: thing('Article', 'a'), to: thing('Article', 'b'), evidence: [shared] } });
  const route = routeOf(graph)!;
  assert.deepEqual([...route.columns].sort(), [['a', 0], ['b', 2], ['n', 1]]);
});

test('keepsARingForADraggedNode', () => {
  const graph = graphOf({ article: thing('Article', 'c', { network: { edges: [{ distance: 1, node: thing('Article', 'x') }] } }) });
  const { hold } = ringLayout(displayGraphOf(graph, all), graph.distances, graph.centres);
  assert.deepEqual(hold('x', { x: 30, y: 40 }), { x: 102, y: 136 });
  assert.deepEqual(hold('c', { x: 30, y: 40 }), { x: 0, y: 0 });
});

test('placesFewItemsBelowWhatTheyAreLinkedWith', () => {
  const placed = (items: readonly (readonly [string, number])[], width: number) => {
    const positions = new Map<string, { x: number; y: number }>();
    spreadItems(items.map(([id, x]) => ({ id, x })), 0, width, 10, positions);
    return [...positions.values()].map(({ x, y }) => [Math.round(x), y]);
  };
  assert.deepEqual(placed([['a', 0], ['b', 300], ['c', 600]], 600), [[0, 10], [300, 10], [600, 10]]);
  assert.deepEqual(placed([['a', 590], ['b', 595], ['c', 600]], 600), [[368, 10], [484, 10], [600, 10]]);
  // Without room for one row, they are in columns over the whole width.
  assert.deepEqual(placed([['a', 0], ['b', 0], ['c', 0], ['d', 0]], 58), [[0, 10], [0, 68], [58, 10], [58, 68]]);
});

test('marksTheAxisAtRoundDates', () => {
  const labels = (first: string, last: string) => timeTicks(Date.parse(first), Date.parse(last)).map(({ label }) => label);
  assert.deepEqual(labels('2016-03-01T00:00:00Z', '2021-12-31T00:00:00Z'), ['2017', '2018', '2019', '2020', '2021']);
  assert.deepEqual(labels('2020-06-11T10:00:00Z', '2020-06-13T10:00:00Z'), ['2020-06-11 12:00', '2020-06-12 00:00', '2020-06-12 12:00', '2020-06-13 00:00']);
  assert.deepEqual(labels('2020-06-11T10:00:00Z', '2020-06-11T10:00:00Z'), ['2020-06-11 10:00']);
  const [first] = timeTicks(Date.parse('2016-03-01T00:00:00Z'), Date.parse('2021-12-31T00:00:00Z'));
  assert.equal(first!.at, Date.parse('2017-01-01T00:00:00Z'));
});

test('selectsWhatIsInAnArea', () => {
  const box = areaOf('box', [{ x: 0, y: 0 }, { x: 9, y: 99 }, { x: 10, y: 10 }]);
  assert.deepEqual([box({ x: 5, y: 5 }), box({ x: 5, y: 50 })], [true, false]);
  const free = areaOf('free', [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 0, y: 10 }]);
  assert.deepEqual([free({ x: 2, y: 2 }), free({ x: 8, y: 8 })], [true, false]);
});

test('hidesItems', () => {
  const display = displayGraphOf(graphOfArticles(10, 2), { ...all, hidden: new Set(['a0', 'p1']) });
  assert.equal(display.nodes.size, 10);
  // Without those of the article a0 and of the provider p1.
  assert.equal(display.edges.size, 8 + 4);
});

test('knowsWhatIsOnlyMentioned', () => {
  const graph = graphOf({ a: thing('Article', 'a', { view__documented: false }), b: thing('Article', 'b', { view__documented: true }), c: thing('Article', 'c', { hasDocument: false }) });
  assert.deepEqual([...graph.entities.values()].filter(({ mentioned }) => mentioned).map(({ id }) => id), ['a', 'c']);
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
  assert.deepEqual(display.nodes.get('group:p1')!.label, ['The p1', '10 articles, 100 linked']);
});

test('listsByTypeTheMostTiedFirst', () => {
  const graph = graphOf({ articles: [thing('Article', 'a'), thing('Article', 'é', { provider: thing('Provider', 'p') })] });
  const none = { closed: new Set<string>(), hiddenTypes: new Set<string>() };
  const rows = (find: string, more: object = {}) => rowsOf(graph, degreesOf(graph), { find, ...none, ...more }).map(({ name, count }) => `${name} ${count}`);
  assert.deepEqual(rows(''), ['Articles 2', 'The é 1', 'The a 0', 'Providers 1', 'The p 1']);
  assert.deepEqual(rows('THE E'), ['Articles 1', 'The é 1']);
  assert.deepEqual(rows('', { closed: new Set(['Article']) }), ['Articles 2', 'Providers 1', 'The p 1']);
});
