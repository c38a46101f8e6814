import assert from 'node:assert/strict';
import { test } from 'node:test';
import { graphOf } from './graph';

const article = (id: string, more: object = {}) => ({ lens__id: id, lens__type: 'Article', title: `Title of ${id}`, ...more });
const links = (data: object) => [...graphOf(data).links.values()].map((link) => `${link.from} -${link.kind}-> ${link.to}`).sort();

test('tiesAnArticleToWhatIsNestedInIt', () => {
  const data = {
    article: article('a', {
      provider: { lens__id: 'p', lens__type: 'Provider', name: 'KITV' },
      topics: [{ lens__id: 't', lens__type: 'Topic', name: 'AI' }],
      related: { edges: [{ position: 0, node: article('b') }] },
      relatedBy: { edges: [{ node: article('c') }] },
    }),
  };
  assert.deepEqual(links(data), ['a -provider-> p', 'a -related-> b', 'a -topics-> t', 'c -related-> a']);
  assert.deepEqual(graphOf(data).entities.get('b')!.paths, [['data', 'article', 'related', 'edges', 0, 'node']]);
});

test('leadsOverTheArticlesBetween', () => {
  const data = {
    article: article('a', {
      relatedOfRelated: { edges: [{ distance: 2, paths: 2, node: article('d'), via: [article('b'), article('c')] }] },
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
    lens__type: 'Coverage',
    share: 0.2,
    provider: { lens__id: 'p', lens__type: 'Provider' },
    topic: { lens__id: 't', lens__type: 'Topic' },
  };
  const graph = graphOf({ coverage: { edges: [{ node: row }] } });
  assert.deepEqual(links({ coverage: { edges: [{ node: row }] } }), ['p -coverage-> t']);
  assert.equal([...graph.links.values()][0]!.facts['share'], 0.2);
});

test('tiesEvidenceToBothArticles', () => {
  const data = {
    whyRelated: {
      lens__type: 'Relatedness',
      a: article('a'),
      b: article('b'),
      evidence: [
        { lens__type: 'DirectRelation', from: article('b'), to: article('a'), position: 1 },
        { lens__type: 'SharedTopic', topic: { lens__id: 't', lens__type: 'Topic' } },
        { lens__type: 'ShortestPaths', paths: [{ lens__type: 'ArticlePath', articles: [article('a'), article('c'), article('b')] }] },
      ],
    },
  };
  assert.deepEqual(links(data), [
    'a -evidence-> t',
    'a -path-> c',
    'a -whyRelated-> b',
    'b -evidence-> t',
    'b -related-> a',
    'c -path-> b',
  ]);
});
