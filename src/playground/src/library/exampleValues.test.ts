import { parse } from 'graphql';
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { type Examples, existenceQuery, fillFromExamples, missingVariables } from './exampleValues';
import { valuesFrom, variableFields } from './variables';

const article = (name: string, ...related: object[]) =>
  ({ webUrl: `https://${name}`, title: name, publishedDateTime: '2021-01-02T00:00:00Z', related: { edges: related.map((node) => ({ node })) } }) as never;
const examples: Examples = {
  articles: [article('single'), article('first', article('second', article('first'), article('third')))],
  providers: [{ name: 'P', domain: 'p.example' }],
  topics: [{ name: 'Robots "R"', slug: 'robots' }],
  newest: '2021-12-29T20:31:48Z',
};

function filling(variables: string, values: object, missing: string[]) {
  const fields = variableFields(`query Q(${variables}) { stats { articles } }`, null);
  return fillFromExamples(examples, fields, valuesFrom(fields, JSON.stringify(values)), missing);
}

test('looksOnceForAllThatIsNamed', () => {
  const fields = variableFields('query Q($one: URL!, $topic: String!, $howMany: Int!, $from: DateTime!, $until: DateTime!) { a }', null);
  const values = valuesFrom(fields, '{"one":"https://a","topic":"AI","howMany":3,"from":"2020-06-01T00:00:00Z","until":"2020-07-01T00:00:00Z"}');
  const existence = existenceQuery(fields, values)!;
  parse(existence.query);
  assert.deepEqual(Object.keys(existence.variables).sort(), ['from', 'one', 'topic', 'until']);
  assert.equal(existenceQuery(variableFields('query Q($howMany: Int!) { a }', null), { howMany: '3' }), null);
});

test('tellsWhatIsMissing', () => {
  const data = { one: null, topic: { id: 'x' }, text: { edges: [] }, from: { edges: [{}] } };
  assert.deepEqual(missingVariables(data), ['one', 'text']);
});

test('takesTwoThatAreRelatedOrTheEndsOfAChain', () => {
  const near = filling('$one: URL!, $other: URL!', { one: 'https://x', other: 'https://first' }, ['one']);
  assert.deepEqual(near, { values: { one: 'https://first', other: 'https://second' }, replacements: ['first', 'second'] });
  const far = filling('$from: URL!, $to: URL!', { from: 'https://x', to: 'https://y' }, ['from', 'to']);
  assert.deepEqual(far.values, { from: 'https://first', to: 'https://third' });
});

test('takesTheDateWithTheArticle', () => {
  const { values } = filling('$article: URL!, $since: DateTime!', { article: 'https://x', since: '2020-06-09T00:00:00Z' }, ['article']);
  assert.deepEqual(values, { article: 'https://first', since: '2021-01-02T00:00:00Z' });
});

test('takesProvidersTopicsWordsAndDays', () => {
  assert.deepEqual(filling('$provider: String!', { provider: 'x' }, ['provider']).values, { provider: 'p.example' });
  assert.deepEqual(filling('$topic: String!', { topic: 'x' }, ['topic']).values, { topic: 'Robots "R"' });
  assert.deepEqual(filling('$text: String!', { text: 'x' }, ['text']).values, { text: 'single' });
  const days = filling('$from: DateTime!, $until: DateTime!', { from: '2020-06-01T00:00:00Z', until: '2020-07-01T00:00:00Z' }, ['from']);
  assert.deepEqual(days.values, { from: '2021-11-29T20:31:49Z', until: '2021-12-29T20:31:49Z' });
});

test('keepsAllWhereNothingIsKnown', () => {
  const none = { articles: [], providers: [], topics: [], newest: null };
  const fields = variableFields('query Q($article: URL!) { a }', null);
  assert.deepEqual(fillFromExamples(none, fields, { article: 'https://x' }, ['article']), { values: { article: 'https://x' }, replacements: [] });
});
