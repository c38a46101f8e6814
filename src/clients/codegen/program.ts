import { graphql } from './generated';
import { useFragment, type FragmentType } from './generated/fragment-masking';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

const ArticleLine = graphql(`
  fragment ArticleLine on Article {
    title
    publishedDateTime
    provider {
      name
    }
  }
`);

const NewestArticles = graphql(`
  query NewestArticles($first: Int!, $where: ArticleFilter) {
    articles(first: $first, where: $where, orderBy: [{ field: PUBLISHED_DATE_TIME, direction: DESC }]) {
      totalCount
      edges {
        cursor
        node {
          id
          heat
          ...ArticleLine
        }
      }
    }
  }
`);

/** The title and the provider of an article, which may be unknown. */
export function line(article: FragmentType<typeof ArticleLine>): string {
  const { title, provider } = useFragment(ArticleLine, article);
  return provider ? `${title} (${provider.name})` : title;
}

type Result = typeof NewestArticles extends TypedDocumentNode<infer R, infer _V> ? R : never;
type Variables = typeof NewestArticles extends TypedDocumentNode<infer _R, infer V> ? V : never;

export const variables: Variables = { first: 10, where: { title: { contains: 'IBM' }, provider: { name: { isNull: false } } } };

/** The lines of a page of articles, with their scores. */
export function lines({ articles }: Result): string[] {
  return articles.edges.map(({ node }) => `${node.heat ?? 'not scored'} ${line(node)}`);
}

// @ts-expect-error The type of a filter is checked.
export const wrong: Variables = { first: 10, where: { titel: { contains: 'IBM' } } };
