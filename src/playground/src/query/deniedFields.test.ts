import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { deniedNames } from './deniedFields';

const schema = buildSchema(`
  type Query {
    articles: [Article!]!
    "Jobs. Requires the role \`importer\`."
    importJobs: [ImportJob!]!
  }
  type Article {
    id: ID!
    "Checksum. Requires the role \`importer\`."
    sha256: String
  }
  """
  A job.
  Requires the role \`importer\`.
  """
  type ImportJob {
    id: ID!
    state: String!
  }
`);

test('lists the fields that a role may not select on any type', () => {
  expect([...deniedNames(schema, 'reader').keys()].sort()).toEqual(['importJobs', 'sha256', 'state']);
  expect(deniedNames(schema, 'reader').get('state')).toContain('requires the role importer, and you have the role reader');
  expect([...deniedNames(schema, 'importer').keys()]).toEqual([]);
});
