import { graphql } from 'relay-runtime';

export const query = graphql`
  query NewestQuery($first: Int = 2) {
    articles(first: $first) {
      edges {
        node {
          id
          title
        }
      }
    }
  }
`;
