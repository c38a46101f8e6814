import { graphql } from 'relay-runtime';

export const related = graphql`
  fragment RelatedList_article on Article
  @refetchable(queryName: "RelatedListPaginationQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 1 }, cursor: { type: "String" }) {
    title
    related(first: $count, after: $cursor) @connection(key: "RelatedList_related") {
      edges {
        position
        node {
          title
        }
      }
    }
  }
`;
