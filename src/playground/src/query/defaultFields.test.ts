import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultFieldNames } from './defaultFields';

const schema = buildSchema(readFileSync(new URL('../../../../src/docs/schema.graphql', import.meta.url), 'utf8'));

/** The fields that GraphiQL fills in for a field of the type, and for the fields of those. */
function filled(typeName: string): string {
  const type = schema.getType(typeName)!;
  const names = defaultFieldNames(type).map((name) => {
    const inner = isObjectType(type) ? getNamedType(type.getFields()[name]!.type).name : '';
    const further = isObjectType(schema.getType(inner)) ? ` ${filled(inner)}` : '';
    return `${name}${further}`;
  });
  return `{ ${names.join(' ')} }`;
}

test('completes articles with what a person reads', () => {
  expect(filled('ArticleConnection')).toBe('{ edges { node { title webUrl publishedDateTime } } }');
});

test('completes providers and topics with their names', () => {
  expect(filled('Provider')).toBe('{ name domain articleCount }');
  expect(filled('TopicConnection')).toBe('{ edges { node { name articleCount } } }');
});

test('completes what has no name with the names of what it is about, and its figures', () => {
  expect(filled('CoverageConnection')).toContain('{ edges { node { provider { name domain articleCount } topic { name articleCount } articleCount');
  expect(filled('GraphStats')).toMatch(/^\{ revision articleCount documentedArticleCount /);
});

test('keeps what an entry says of its node', () => {
  expect(filled('SearchConnection')).toMatch(/^\{ edges \{ .*score node \{?/);
});
