/** The filters that apply to a whole page: a time range, topics and providers. */
export interface Filters {
  /** The first instant, as an RFC 3339 date-time. */
  from?: string | undefined;
  /** The end, which is not included. */
  until?: string | undefined;
  /** Names of topics: an article has at least one of them. */
  topics: readonly string[];
  /** Domains of providers: an article is from one of them. */
  providers: readonly string[];
}

export const NO_FILTERS: Filters = { topics: [], providers: [] };

/** The filters in the parameters of an address. */
export function filtersIn(params: URLSearchParams): Filters {
  return {
    from: params.get('from') ?? undefined,
    until: params.get('until') ?? undefined,
    topics: params.getAll('topic'),
    providers: params.getAll('provider'),
  };
}

/** Sets the filters in the parameters of an address; the other parameters stay. */
export function withFilters(params: URLSearchParams, filters: Filters): URLSearchParams {
  const next = new URLSearchParams(params);
  ['from', 'until', 'topic', 'provider'].forEach((name) => next.delete(name));
  if (filters.from) {
    next.set('from', filters.from);
  }
  if (filters.until) {
    next.set('until', filters.until);
  }
  filters.topics.forEach((topic) => next.append('topic', topic));
  filters.providers.forEach((provider) => next.append('provider', provider));
  return next;
}

/** The `ArticleFilter` that the filters stand for; undefined if there are none. */
export function whereOf({ from, until, topics, providers }: Filters): Record<string, unknown> | undefined {
  const where = {
    ...(from || until ? { publishedDateTime: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) } } : {}),
    ...(topics.length > 0 ? { topics: { some: { name: { in: topics } } } } : {}),
    ...(providers.length > 0 ? { provider: { domain: { in: providers } } } : {}),
  };
  return Object.keys(where).length > 0 ? where : undefined;
}
