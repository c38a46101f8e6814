import { initGraphQLTada, type ResultOf, type VariablesOf } from 'gql.tada';
import type { introspection } from './introspection';

const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; URL: string; JSON: unknown; TimeSpan: string };
}>();

const Related = graphql(`
  query Related($webUrl: URL!) {
    article(webUrl: $webUrl) {
      title
      heat
      related(first: 5) {
        edges {
          position
          node {
            title
            publishedDateTime
          }
        }
      }
    }
  }
`);

export const variables: VariablesOf<typeof Related> = { webUrl: 'https://example.com/news' };

/** The titles of the related articles, in the order of the document. */
export function titles({ article }: ResultOf<typeof Related>): string[] {
  const edges = article?.related.edges ?? [];
  const dates: (string | null)[] = edges.map((edge) => edge.node.publishedDateTime);
  return edges.map((edge, at) => `${edge.position + 1}. ${edge.node.title} ${dates[at] ?? ''}`);
}

// @ts-expect-error An article may be null.
export const wrong = (result: ResultOf<typeof Related>): string => result.article.title;
