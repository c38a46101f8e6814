import { parse } from 'graphql';
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { type Examples, existenceQuery, fillFromExamples, missingVariables } from './exampleValues';
import { valuesFrom, variableFields } from './variables';

const article = (name: string, ...related: object[]) =>
  ({ id: name, webUrl: `https://${name}`, originalUrl: null, title: name, publishedDateTime: '2021-01-02T00:00:00Z', related: { edges: related.map((node) => ({ node })) } }) as never;
const examples: Examples = {
  articles: [article('single'), article('first', article('second', article('first'), article('third')))],
  providers: [{ name: 'P', domain: 'p.example' }],
  topics: [{ name: 'Robots "R"', slug: 'robots' }],
  newest: '2021-12-29T20:31:48Z',
  months: [
    { start: '2021-12-01T00:00:00Z', count: 500 },
    { start: '2016-01-01T00:00:00Z', count: 500 },
    { start: '1970-01-01T00:00:00Z', count: 1 },
  ],
};

function filling(variables: string, values: object) {
  const fields = variableFields(`query Q(${variables}) { stats { articleCount } }`, null);
  return fillFromExamples(examples, fields, valuesFrom(fields, JSON.stringify(values)));
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
  const near = filling('$one: URL!, $other: URL!', { one: 'https://x', other: 'https://first' });
  assert.deepEqual(near, { values: { one: 'https://first', other: 'https://second' }, replacements: ['first', 'second'] });
  const far = filling('$from: URL!, $to: URL!', { from: 'https://x', to: 'https://y' });
  assert.deepEqual(far.values, { from: 'https://first', to: 'https://third' });
});

test('doesNotTakeAnArticleThatThePersonEntered', () => {
  const fields = variableFields('query Q($one: URL!, $other: URL!) { a }', null);
  const values = { one: 'https://first', other: 'https://x' };
  assert.deepEqual(fillFromExamples(examples, fields.slice(1), values).values, { one: 'https://first', other: 'https://second' });
});

test('takesTheOriginalAddressOfAnArticleWithoutAnotherAddress', () => {
  const video = { id: '', webUrl: null, originalUrl: 'https://video', title: 'V' };
  const { values } = fillFromExamples({ ...examples, articles: [video] }, variableFields('query Q($article: URL!) { a }', null), { article: 'https://x' });
  assert.equal(values['article'], 'https://video');
});

test('takesTheDateWithTheArticle', () => {
  const { values } = filling('$article: URL!, $since: DateTime!', { article: 'https://x', since: '2020-06-09T00:00:00Z' });
  assert.deepEqual(values, { article: 'https://first', since: '2021-01-02T00:00:00Z' });
});

test('takesAnArticleThatWasFollowed', () => {
  const dated = (id: string, publishedDateTime: string, ...related: object[]) =>
    ({ id, webUrl: `https://${id}`, originalUrl: null, title: id, publishedDateTime, related: { edges: related.map((node) => ({ node })) } }) as never;
  const first = dated('first', '2020-06-09T06:31:00Z');
  const last = dated('last', '2020-06-09T21:17:00Z', first);
  const fields = variableFields('query Q($article: URL!, $since: DateTime!) { a }', null);
  const { values } = fillFromExamples({ ...examples, articles: [last, first] }, fields, { article: 'https://x', since: '' });
  assert.deepEqual(values, { article: 'https://first', since: '2020-06-09T06:31:00Z' });
});

test('replacesAnExampleEvenIfTheGraphHasIt', () => {
  assert.deepEqual(filling('$topic: String!', { topic: 'AI' }), { values: { topic: 'Robots "R"' }, replacements: ['Robots "R"'] });
  assert.deepEqual(filling('$topic: String!', { topic: 'Robots "R"' }).replacements, []);
});

test('takesProvidersWordsTheNewestMonthAndAnInterval', () => {
  assert.deepEqual(filling('$provider: String!', { provider: 'x' }).values, { provider: 'p.example' });
  assert.deepEqual(filling('$text: String!', { text: 'x' }).values, { text: 'single' });
  assert.deepEqual(filling('$from: DateTime!, $until: DateTime!', { from: '2020-06-01T00:00:00Z', until: '2020-07-01T00:00:00Z' }), {
    values: { from: '2021-12-01T00:00:00Z', until: '2022-01-01T00:00:00Z' },
    replacements: ['December 2021'],
  });
  assert.deepEqual(filling('$interval: Interval!', { interval: 'DAY' }), { values: { interval: 'MONTH' }, replacements: ['by month'] });
});

test('keepsAllWhereNothingIsKnown', () => {
  const none = { articles: [], providers: [], topics: [], newest: null, months: [] };
  const fields = variableFields('query Q($article: URL!, $interval: Interval!, $from: DateTime!) { a }', null);
  const values = { article: 'https://x', interval: 'DAY', from: '2020-06-01T00:00:00Z' };
  assert.deepEqual(fillFromExamples(none, fields, values), { values, replacements: [] });
});
