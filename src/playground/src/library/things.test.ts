import assert from 'node:assert/strict';
import { test } from 'vitest';
import { parse } from 'graphql';
import { type Examples, filledFrom, lookFor, missingIn } from './things';
import { fieldsOf, filledWith } from './variables';

const article = (name: string, ...related: object[]) =>
  ({ webUrl: `https://${name}`, title: name, publishedDateTime: '2021-01-02T00:00:00Z', related: { edges: related.map((node) => ({ node })) } }) as never;
const examples: Examples = {
  articles: [article('alone'), article('first', article('second', article('first'), article('third')))],
  providers: [{ name: 'P', domain: 'p.example' }],
  topics: [{ name: 'Robots "R"', slug: 'robots' }],
  newest: '2021-12-29T20:31:48Z',
};

function filling(variables: string, values: object, missing: string[]) {
  const fields = fieldsOf(`query Q(${variables}) { stats { articles } }`, null);
  return filledFrom(examples, fields, filledWith(fields, JSON.stringify(values)), missing);
}

test('looksOnceForAllThatIsNamed', () => {
  const fields = fieldsOf('query Q($one: URL!, $topic: String!, $howMany: Int!, $from: DateTime!, $until: DateTime!) { a }', null);
  const filled = filledWith(fields, '{"one":"https://a","topic":"AI","howMany":3,"from":"2020-06-01T00:00:00Z","until":"2020-07-01T00:00:00Z"}');
  const look = lookFor(fields, filled)!;
  parse(look.query);
  assert.deepEqual(Object.keys(look.variables).sort(), ['from', 'one', 'topic', 'until']);
  assert.equal(lookFor(fieldsOf('query Q($howMany: Int!) { a }', null), { howMany: '3' }), null);
});

test('tellsWhatIsMissing', () => {
  const data = { one: null, topic: { id: 'x' }, text: { edges: [] }, from: { edges: [{}] } };
  assert.deepEqual(missingIn(data), ['one', 'text']);
});

test('takesTwoThatAreRelatedOrTheEndsOfAChain', () => {
  const near = filling('$one: URL!, $other: URL!', { one: 'https://x', other: 'https://first' }, ['one']);
  assert.deepEqual(near, { filled: { one: 'https://first', other: 'https://second' }, taken: ['first', 'second'] });
  const far = filling('$from: URL!, $to: URL!', { from: 'https://x', to: 'https://y' }, ['from', 'to']);
  assert.deepEqual(far.filled, { from: 'https://first', to: 'https://third' });
});

test('takesTheDateWithTheArticle', () => {
  const { filled } = filling('$article: URL!, $since: DateTime!', { article: 'https://x', since: '2020-06-09T00:00:00Z' }, ['article']);
  assert.deepEqual(filled, { article: 'https://first', since: '2021-01-02T00:00:00Z' });
});

test('takesProvidersTopicsWordsAndDays', () => {
  assert.deepEqual(filling('$provider: String!', { provider: 'x' }, ['provider']).filled, { provider: 'p.example' });
  assert.deepEqual(filling('$topic: String!', { topic: 'x' }, ['topic']).filled, { topic: 'Robots "R"' });
  assert.deepEqual(filling('$text: String!', { text: 'x' }, ['text']).filled, { text: 'alone' });
  const days = filling('$from: DateTime!, $until: DateTime!', { from: '2020-06-01T00:00:00Z', until: '2020-07-01T00:00:00Z' }, ['from']);
  assert.deepEqual(days.filled, { from: '2021-11-29T20:31:49Z', until: '2021-12-29T20:31:49Z' });
});

test('keepsAllWhereNothingIsKnown', () => {
  const none = { articles: [], providers: [], topics: [], newest: null };
  const fields = fieldsOf('query Q($article: URL!) { a }', null);
  assert.deepEqual(filledFrom(none, fields, { article: 'https://x' }, ['article']), { filled: { article: 'https://x' }, taken: [] });
});
