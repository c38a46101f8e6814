import { graphql } from 'relay-runtime';

export const query = graphql`
  query ArticleListQuery {
    stats {
      articleCount
    }
    ...ArticleList_query
  }
`;

export const articles = graphql`
  fragment ArticleList_query on Query
  @refetchable(queryName: "ArticleListPaginationQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 4 }, cursor: { type: "String" }) {
    articles(first: $count, after: $cursor, where: { title: { isNull: false } }) @connection(key: "ArticleList_articles") {
      edges {
        node {
          id
          relatedCount
          ...RelatedList_article
        }
      }
    }
  }
`;
