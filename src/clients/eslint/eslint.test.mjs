import assert from 'node:assert/strict';
import test from 'node:test';
import plugin from '@graphql-eslint/eslint-plugin';
import { Linter } from 'eslint';
import { schemaText } from '../gateway.mjs';

/** Types without an identity of their own: an object of them is known by the object that has it. */
const VALUES = [
  'ArticleChange',
  'ArticlePath',
  'ChangedValue',
  'CorrectedHeadline',
  'DaysApart',
  'DirectRelation',
  'GraphDiff',
  'GrownStory',
  'NearInMeaning',
  'PageInfo',
  'PathStep',
  'RecordedChange',
  'RelatedStory',
  'Relatedness',
  'RetractedRelation',
  'SameProvider',
  'SearchHighlight',
  'SearchReason',
  'SharedNeighbour',
  'SharedTopic',
  'ShortestPaths',
  'StoryBreak',
  'TextRange',
  'TimeBucket',
];

const rules = {
  ...plugin.configs['flat/schema-recommended'].rules,
  ...plugin.configs['flat/schema-relay'].rules,
  // A short description is one line.
  '@graphql-eslint/description-style': 'off',
  // A list that one document bounds, such as the topics of an article, is a plain list. Rows have an id, but only what
  // the graph holds as a node can be read again by it.
  '@graphql-eslint/relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
  ],
  '@graphql-eslint/strict-id-in-types': [
    'error',
    {
      acceptedIdNames: ['id'],
      acceptedIdTypes: ['ID'],
      exceptions: { suffixes: ['Aggregate', 'Connection', 'Edge', 'Group', 'Payload', 'Error'], types: VALUES },
    },
  ],
};

test('the schema follows the recommended rules and those of Relay', async () => {
  const schema = await schemaText();
  const messages = new Linter().verify(
    schema,
    {
      files: ['**/*.graphql'],
      languageOptions: { parser: plugin.parser, parserOptions: { graphQLConfig: { schema } } },
      plugins: { '@graphql-eslint': plugin },
      rules,
    },
    'schema.graphql',
  );
  assert.deepEqual(messages.map(({ line, ruleId, message }) => `${line}: ${message} (${ruleId})`), []);
});
