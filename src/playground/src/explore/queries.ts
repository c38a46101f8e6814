import { type Filters, whereOf } from '../filters/filters';
import type { GraphQlRequest } from '../gateway/request';
import type { Pick } from './exploreState';

/** The fields of an article in a list. */
const ARTICLE = 'title webUrl originalUrl publishedDateTime heat type hasDocument provider { name domain } topics { name }';

/** The counts of the articles that the filters leave, and the largest providers and topics among them. */
export function overviewRequest(filters: Filters): GraphQlRequest {
  return {
    query: `query Overview($where: ArticleFilter) {
  articles(where: $where, first: 0) {
    totalCount
    aggregate { publishedDateTime { min max } heat { average } quality { average } }
    providers: groups(by: PROVIDER, first: 1000) { totalCount nodes { count provider { name domain } } }
    topics: groups(by: TOPIC, first: 1000) { totalCount nodes { count topic { name } } }
  }
}`,
    variables: variablesOf(filters),
  };
}

export function newestRequest(filters: Filters): GraphQlRequest {
  return {
    query: `query Newest($where: ArticleFilter) {
  articles(where: $where, first: 8) {
    totalCount
    edges { node { ${ARTICLE} } }
  }
}`,
    variables: variablesOf(filters),
  };
}

export function hottestRequest(filters: Filters): GraphQlRequest {
  return {
    query: `query Hottest($where: ArticleFilter) {
  articles(where: $where, orderBy: [{ field: HEAT, direction: DESC }], first: 8) {
    totalCount
    edges { node { ${ARTICLE} } }
  }
}`,
    variables: { where: { ...whereOf(filters), heat: { gte: 0 } } },
  };
}

/** Articles with all the words of a text; the last word may be the beginning of a longer one. */
export function searchRequest(text: string, filters: Filters): GraphQlRequest {
  return {
    query: `query Search($text: String!, $where: ArticleFilter) {
  search(text: $text, where: $where, first: 20) {
    totalCount
    capped
    edges { score highlights { field fragment matches { start end } } node { ${ARTICLE} } }
  }
}`,
    variables: { text: prefixText(text), ...variablesOf(filters) },
  };
}

/** The search text in which the last word is a prefix, unless the text uses the syntax of the search itself. */
export function prefixText(text: string): string {
  const trimmed = text.trim();
  return /["*-]|\s-/.test(trimmed) || !/[\p{L}\p{N}]$/u.test(trimmed) ? trimmed : `${trimmed}*`;
}

/** The best articles of a search with what they are related to. */
export function searchNetworkRequest(text: string, filters: Filters): GraphQlRequest {
  return {
    query: `query FoundAndRelated($text: String!, $where: ArticleFilter) {
  search(text: $text, where: $where, first: 20) {
    totalCount
    edges { node { ${ARTICLE} related(first: 4) { edges { node { title webUrl hasDocument } } } } }
  }
}`,
    variables: { text: prefixText(text), ...variablesOf(filters) },
  };
}

/** The articles over time; with a topic or provider that is picked, only its own. */
export function timelineRequest(filters: Filters, interval: 'DAY' | 'WEEK' | 'MONTH', pick: Pick | null): GraphQlRequest {
  return {
    query: `query ArticlesOverTime($where: ArticleFilter) {
  articles(where: $where, first: 0) {
    totalCount
    groups(by: ${interval}, first: 1000) { nodes { start count } }
  }
}`,
    variables: variablesOf(filters, pick),
  };
}

/** How the largest providers cover the largest topics: all pairs of them. */
export function coverageRequest(filters: Filters, providers: readonly string[], topics: readonly string[]): GraphQlRequest {
  const where = whereOf(filters);
  return {
    query: `query WhoCoversWhat($where: CoverageFilter) {
  coverage(where: $where, first: 100) {
    totalCount
    edges { node { provider { name } topic { name } articleCount } }
  }
}`,
    variables: {
      where: { provider: { domain: { in: providers } }, topic: { name: { in: topics } }, ...(where ? { articles: where } : {}) },
    },
  };
}

/** The newest articles with what they are related to; with a topic or provider that is picked, only its own. */
export function networkRequest(filters: Filters, pick: Pick | null): GraphQlRequest {
  return {
    query: `query NewestAndRelated($where: ArticleFilter) {
  articles(where: $where, first: 20) {
    totalCount
    edges { node { ${ARTICLE} related(first: 4) { edges { node { title webUrl hasDocument } } } } }
  }
}`,
    variables: variablesOf(filters, pick),
  };
}

export function articleRequest(address: string): GraphQlRequest {
  return {
    query: `query ThisArticle($address: URL!) {
  article(webUrl: $address) {
    ${ARTICLE}
    excerpt
    quality
    relatedCount
    relatedByCount
    related(first: 10) { totalCount edges { node { ${ARTICLE} } } }
    relatedBy(first: 10) { totalCount edges { node { ${ARTICLE} } } }
  }
}`,
    variables: { address },
  };
}

/** The articles that belong together with an article, and why. */
export function similarRequest(address: string): GraphQlRequest {
  return {
    query: `query BelongsTogetherWith($address: URL!) {
  article(webUrl: $address) {
    title
    webUrl
    similar(first: 8) {
      edges {
        score
        node { ${ARTICLE} }
        evidence {
          __typename
          strength
          ... on DirectRelation { from { webUrl } }
          ... on SharedNeighbour { article { title } }
          ... on SharedTopic { topic { name } }
          ... on SameProvider { provider { name } }
          ... on DaysApart { days }
        }
      }
    }
  }
}`,
    variables: { address },
  };
}

export function aroundArticleRequest(address: string): GraphQlRequest {
  return {
    query: `query AroundThisArticle($address: URL!) {
  article(webUrl: $address) {
    title
    webUrl
    hasDocument
    network(depth: 2, first: 40) {
      totalCount
      edges { distance node { title webUrl publishedDateTime hasDocument provider { name } } via { title webUrl hasDocument } }
    }
  }
}`,
    variables: { address },
  };
}

export function topicRequest(name: string, filters: Filters): GraphQlRequest {
  return {
    query: `query ThisTopic($name: String!, $where: ArticleFilter) {
  topic(name: $name) {
    name
    articleCount
    parent { name }
    subtopics { name }
    articles(where: $where, first: 8) {
      totalCount
      edges { node { ${ARTICLE} } }
      providers: groups(by: PROVIDER, first: 1000) { totalCount nodes { count provider { name domain } } }
      topics: groups(by: TOPIC, first: 1000) { totalCount nodes { count topic { name } } }
    }
  }
}`,
    variables: { name, ...variablesOf(filters) },
  };
}

export function providerRequest(domain: string, filters: Filters): GraphQlRequest {
  return {
    query: `query ThisProvider($domain: String!, $where: ArticleFilter) {
  provider(domain: $domain) {
    name
    domain
    articleCount
    articles(where: $where, first: 8) { totalCount edges { node { ${ARTICLE} } } }
    mostLinked: articles(where: $where, orderBy: [{ field: RELATED_BY_COUNT, direction: DESC }], first: 8) {
      edges { node { ${ARTICLE} relatedByCount } }
    }
    coverage(where: $where, first: 12) { totalCount edges { node { topic { name } articleCount share averageHeat } } }
  }
}`,
    variables: { domain, ...variablesOf(filters) },
  };
}

function variablesOf(filters: Filters, pick: Pick | null = null): Record<string, unknown> {
  const all = [whereOf(filters), pick && ownArticles(pick)].filter((where) => !!where);
  return all.length === 0 ? {} : { where: all.length === 1 ? all[0] : { and: all } };
}

function ownArticles({ kind, key }: Pick): Record<string, unknown> | undefined {
  switch (kind) {
    case 'topic':
      return { topics: { some: { name: { eq: key } } } };
    case 'provider':
      return { provider: { domain: { eq: key } } };
    default:
      return undefined;
  }
}
