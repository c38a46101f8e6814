import assert from 'node:assert/strict';
import { test } from 'vitest';
import { graphOf } from './graph';

const article = (id: string, more: object = {}) => ({ view__id: id, view__type: 'Article', title: `Title of ${id}`, ...more });
const links = (data: object) => [...graphOf(data).links.values()].map((link) => `${link.from} -${link.kind}-> ${link.to}`).sort();

test('tiesAnArticleToWhatIsNestedInIt', () => {
  const data = {
    article: article('a', {
      provider: { view__id: 'p', view__type: 'Provider', name: 'KITV' },
      topics: [{ view__id: 't', view__type: 'Topic', name: 'AI' }],
      related: { edges: [{ position: 0, node: article('b') }] },
      relatedBy: { edges: [{ node: article('c') }] },
    }),
  };
  assert.deepEqual(links(data), ['a -provider-> p', 'a -related-> b', 'a -topics-> t', 'c -related-> a']);
  assert.deepEqual(graphOf(data).entities.get('b')!.paths, [['data', 'article', 'related', 'edges', 0, 'node']]);
});

test('linksACollectionToItsItemsFromEitherEnd', () => {
  const collection = (id: string, fields: object) => ({ view__id: id, view__type: 'Collection', title: id, ...fields });
  const data = {
    collection: collection('k', { provider: { view__id: 'p', view__type: 'Provider' }, items: { edges: [{ position: 1, node: article('a') }] } }),
    article: article('b', { collections: { edges: [{ node: collection('k', {}) }] } }),
  };
  assert.deepEqual(links(data), ['k -items-> a', 'k -items-> b', 'k -provider-> p']);
});

test('leadsOverTheArticlesBetween', () => {
  const data = {
    article: article('a', {
      relatedOfRelated: { edges: [{ distance: 2, pathCount: 2, node: article('d'), via: [article('b'), article('c')] }] },
    }),
  };
  const graph = graphOf(data);
  assert.deepEqual(links(data), [
    'a -relatedOfRelated-> b',
    'a -relatedOfRelated-> c',
    'b -relatedOfRelated-> d',
    'c -relatedOfRelated-> d',
  ]);
  assert.deepEqual([...graph.distances].sort(), [['b', 1], ['c', 1], ['d', 2]]);
  assert.deepEqual([...graph.centres], ['a']);
});

test('tiesWhatARowOfTheRootNames', () => {
  const row = {
    view__type: 'Coverage',
    share: 0.2,
    provider: { view__id: 'p', view__type: 'Provider' },
    topic: { view__id: 't', view__type: 'Topic' },
  };
  const graph = graphOf({ coverage: { edges: [{ node: row }] } });
  assert.deepEqual(links({ coverage: { edges: [{ node: row }] } }), ['p -coverage-> t']);
  assert.equal([...graph.links.values()][0]!.properties['share'], 0.2);
});

test('tiesEvidenceToBothArticles', () => {
  const data = {
    whyRelated: {
      view__type: 'Relatedness',
      from: article('a'),
      to: article('b'),
      evidence: [
        { view__type: 'DirectRelation', from: article('b'), to: article('a'), position: 1 },
        { view__type: 'SharedTopic', topic: { view__id: 't', view__type: 'Topic' } },
        { view__type: 'ShortestPaths', paths: [{ view__type: 'ArticlePath', articles: [article('a'), article('c'), article('b')] }] },
      ],
    },
  };
  assert.deepEqual(links(data), [
    'a -path-> c',
    'a -topics-> t',
    'a -whyRelated-> b',
    'b -related-> a',
    'b -topics-> t',
    'c -path-> b',
  ]);
});

test('findsTheStepsOfLongWays', () => {
  const reach = (distance: number, id: string, via: string[]) => ({ distance, pathCount: 1, node: article(id), via: via.map((one) => article(one)) });
  const data = {
    article: article('a', {
      network: {
        edges: [reach(1, 'b', []), reach(2, 'c', ['b']), reach(3, 'd', ['b', 'c']), reach(3, 'f', ['b', 'e'])],
      },
    }),
  };
  const graph = graphOf(data);
  assert.deepEqual(links(data), ['a -network-> b', 'b -network-> c', 'b -network-> e', 'c -network-> d', 'e -network-> f']);
  assert.deepEqual([...graph.distances].sort(), [['b', 1], ['c', 2], ['d', 3], ['e', 2], ['f', 3]]);
});

test('doesNotGuessStepsThatAreNotTold', () => {
  const data = { article: article('a', { network: { edges: [{ distance: 4, node: article('z'), via: [article('x'), article('y')] }] } }) };
  assert.deepEqual(links(data), ['x -via-> z', 'y -via-> z']);
});

test('tellsTheDistanceFromEachCentreApart', () => {
  const reach = (distance: number, id: string, via: string[]) => ({ distance, node: article(id), via: via.map((one) => article(one)) });
  const data = {
    one: article('a', { network: { edges: [reach(1, 'b', []), reach(3, 'd', ['b', 'c']), reach(2, 'c', ['b'])] } }),
    two: article('c', { network: { edges: [reach(1, 'd', []), reach(1, 'b', [])] } }),
  };
  assert.deepEqual(links(data), ['a -network-> b', 'b -network-> c', 'c -network-> b', 'c -network-> d']);
});

test('isOneTieFromBothEnds', () => {
  const topic = { view__id: 't', view__type: 'Topic', name: 'AI' };
  const data = {
    topic: { ...topic, articles: { edges: [{ node: article('a', { topics: [topic] }) }] }, subtopics: [{ view__id: 's', view__type: 'Topic' }] },
    provider: { view__id: 'p', view__type: 'Provider', articles: { edges: [{ node: article('a') }] } },
    sub: { view__id: 's', view__type: 'Topic', parent: topic, coTopics: { edges: [{ lift: 2, node: topic }] } },
    other: { ...topic, coTopics: { nodes: [{ view__id: 's', view__type: 'Topic' }] } },
  };
  assert.deepEqual(links(data), ['a -provider-> p', 'a -topics-> t', 's -coTopics-> t', 's -parent-> t']);
});

test('followsTheStepsOfAChain', () => {
  const chain = (steps: object[]) => ({
    path: { view__type: 'ArticlePath', articles: [article('a'), article('b'), article('c')], steps },
  });
  const step = (more: object) => ({ view__type: 'PathStep', ...more });
  assert.deepEqual(links(chain([step({ forward: true }), step({ forward: false, position: 4 })])), ['a -related-> b', 'c -related-> b']);
  assert.deepEqual(links(chain([step({ from: article('a'), to: article('b') })])), ['a -path-> b', 'b -path-> c']);
});

test('takesNoEmptyListForAFact', () => {
  assert.deepEqual(graphOf({ article: article('a', { topics: [], keywords: ['x'] }) }).entities.get('a')!.properties, {
    title: 'Title of a',
    keywords: ['x'],
  });
});
