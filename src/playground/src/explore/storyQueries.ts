import { type Filters, whereOf } from '../filters/filters';
import type { GraphQlRequest } from '../gateway/request';

const STORY = `id title articleCount firstPublished lastPublished
      brokeBy { provider { name domain } secondProvider { name } secondsAhead }
      providers { name domain }`;

const SPOT = `provider { name domain } storyArticleCount foundCount seenCount topicArticleCount onTopicCount share expectedCount
        probabilityOfNone windowStart windowEnd topics { name }`;

/** The stories with an article that the filters leave, the latest first. */
export function storiesRequest(filters: Filters): GraphQlRequest {
  return {
    query: `query Stories($where: StoryFilter) {
  stories(where: $where, first: 12) {
    totalCount
    nodes {
      ${STORY}
      timeline(interval: DAY) { start articleCount }
    }
  }
}`,
    variables: storyWhere(filters),
  };
}

/** A story with its articles. */
export function storyRequest(id: string): GraphQlRequest {
  return {
    query: `query ThisStory($id: ID!) {
  story(id: $id) {
    ${STORY}
    topics { name }
    articles(first: 12) {
      totalCount
      edges { node { title webUrl originalUrl publishedDateTime heat type hasDocument provider { name domain } topics { name } } }
    }
    blindSpots(minExpected: 1, first: 10) {
      totalCount
      nodes {
        ${SPOT}
      }
    }
  }
}`,
    variables: { id },
  };
}

/** The articles of a story with what they are related to. */
export function storyNetworkRequest(id: string): GraphQlRequest {
  return {
    query: `query NetworkOfThisStory($id: ID!) {
  story(id: $id) {
    articles(first: 50) {
      totalCount
      edges { node { title webUrl publishedDateTime hasDocument provider { name domain } topics { name } related(first: 6) { edges { node { title webUrl hasDocument } } } } }
    }
  }
}`,
    variables: { id },
  };
}

/** For each of the latest stories, how many articles of each provider were expected and found. */
export function blindSpotsRequest(filters: Filters): GraphQlRequest {
  return {
    query: `query BlindSpots($where: StoryFilter) {
  stories(where: $where, first: 12) {
    totalCount
    nodes {
      id
      title
      articleCount
      blindSpots(covered: true, first: 25, orderBy: [{ field: EXPECTED_COUNT, direction: DESC }, { field: FOUND_COUNT, direction: DESC }]) {
        totalCount
        nodes {
        ${SPOT}
        }
      }
    }
  }
}`,
    variables: storyWhere(filters),
  };
}

/** What imports changed since a time, the newest first, and its sum. Null is the time from which changes are kept. */
export function changesRequest(filters: Filters, since: string | null): GraphQlRequest {
  return {
    query: `query WhatChanged($since: DateTime, $where: RecordedChangeFilter) {
  diff(from: $since) {
    complete
    keptFrom
    addedArticleCount
    changedArticleCount
    removedArticleCount
    newStories(first: 5) { totalCount nodes { id title articleCount } }
    grownStories(first: 5) { totalCount nodes { addedCount articleCountBefore story { id title } } }
    correctedHeadlines(first: 5) { totalCount nodes { address before after } }
    retractedRelations(first: 5) { totalCount nodes { fromAddress toAddress from { title } to { title } } }
  }
  changes(since: $since, where: $where, first: 30) {
    totalCount
    capped
    nodes { kind recordedAt title address providerDomain article { hasDocument } values { field before after } }
  }
}`,
    variables: {
      ...(since ? { since } : {}),
      ...(filters.providers.length > 0 ? { where: { providerDomain: { in: filters.providers } } } : {}),
    },
  };
}

function storyWhere(filters: Filters): Record<string, unknown> {
  const where = whereOf(filters);
  return where ? { where: { articles: { some: where } } } : {};
}
