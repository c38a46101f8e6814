import type { Field, Values } from './variables';

/** The kind of value that a variable takes from the graph. */
export type ExampleKind = 'article' | 'provider' | 'topic' | 'words' | 'since' | 'from' | 'until';

/** The kind is derived from type and name, as CONTRIBUTING.md explains. */
export function exampleKindOf({ name, type }: Pick<Field, 'name' | 'type'>): ExampleKind | null {
  switch (type.replace('!', '')) {
    case 'URL':
      return 'article';
    case 'DateTime':
      return name === 'since' || name === 'from' || name === 'until' ? name : null;
    case 'String':
      return name === 'provider' || name === 'domain' ? 'provider' : name === 'topic' ? 'topic' : name === 'text' ? 'words' : null;
    default:
      return null;
  }
}

export interface ExampleArticle {
  webUrl: string | null;
  title: string;
  publishedDateTime?: string | null;
  related?: { edges: { node: ExampleArticle }[] };
}

/** Example values from the graph. */
export interface Examples {
  articles: ExampleArticle[];
  providers: { name: string | null; domain: string }[];
  topics: { name: string; slug: string }[];
  /** The publication date of the newest article. */
  newest: string | null;
}

export const EXAMPLES = `query Examples {
  providers(first: 100, orderBy: [{ field: ARTICLE_COUNT, direction: DESC }]) { edges { node { name domain } } }
  topics(first: 100, orderBy: [{ field: ARTICLE_COUNT, direction: DESC }]) { edges { node { name slug } } }
  newest: articles(first: 1) { edges { node { publishedDateTime } } }
  articles(where: { relatedCount: { gte: 1 } }, orderBy: [{ field: RELATED_BY_COUNT, direction: DESC }], first: 10) {
    edges { node { webUrl title publishedDateTime
      related(first: 5) { edges { node { webUrl title related(first: 3) { edges { node { webUrl title } } } } } }
    } }
  }
}`;

/** A query that tells which values are in the graph: a value that is not gives null or an empty list. */
export function existenceQuery(fields: readonly Field[], values: Values): { query: string; variables: Record<string, string> } | null {
  const wanted: string[] = [];
  const variables: Record<string, string> = {};
  const types: string[] = [];
  const name = (field: Field, type: string) => {
    types.push(`$${field.name}: ${type}`);
    variables[field.name] = values[field.name]!;
    return `$${field.name}`;
  };
  for (const field of fields) {
    if (!values[field.name]) {
      continue;
    }
    const kind = exampleKindOf(field);
    if (kind === 'article') {
      wanted.push(`${field.name}: article(webUrl: ${name(field, 'URL!')}) { id }`);
    } else if (kind === 'provider') {
      wanted.push(`${field.name}: provider(domain: ${name(field, 'String!')}) { id }`);
    } else if (kind === 'topic') {
      wanted.push(`${field.name}: topic(name: ${name(field, 'String!')}) { id }`);
    } else if (kind === 'words') {
      wanted.push(`${field.name}: search(text: ${name(field, 'String!')}, first: 1) { edges { rank } }`);
    } else if (kind === 'from') {
      const until = fields.find((one) => exampleKindOf(one) === 'until');
      const end = until && values[until.name] ? `, lt: ${name(until, 'DateTime!')}` : '';
      const range = `{ publishedDateTime: { gte: ${name(field, 'DateTime!')}${end} } }`;
      wanted.push(`${field.name}: articles(where: ${range}, first: 1) { edges { cursor } }`);
    }
  }
  return wanted.length === 0 ? null : { query: `query InThisGraph(${types.join(', ')}) { ${wanted.join(' ')} }`, variables };
}

/** The names of the variables whose values the graph does not have. */
export function missingVariables(answered: unknown): string[] {
  const data = (answered ?? {}) as Record<string, { edges?: unknown[] } | null>;
  return Object.keys(data).filter((name) => data[name] === null || data[name]?.edges?.length === 0);
}

/**
 * Replaces values that the graph does not have by examples from the graph. Returns the titles or names of the replacements
 * too.
 */
export function fillFromExamples(
  examples: Examples,
  fields: readonly Field[],
  values: Values,
  missing: readonly string[],
): { values: Values; replacements: string[] } {
  const now = { ...values };
  const replacements: string[] = [];
  const take = (field: Field, value: string | null | undefined, name: string | null | undefined) => {
    if (value) {
      now[field.name] = value;
      replacements.push(name || value);
    }
  };
  const articles = fields.filter((field) => exampleKindOf(field) === 'article');
  if (articles.some((field) => missing.includes(field.name))) {
    const chosen = chain(examples.articles, articles.some((field) => field.name === 'to'));
    articles.forEach((field, place) => take(field, chosen[place]?.webUrl, chosen[place]?.title));
    const since = fields.find((field) => exampleKindOf(field) === 'since');
    if (since && chosen[0]?.publishedDateTime) {
      now[since.name] = chosen[0].publishedDateTime;
    }
  }
  for (const field of fields.filter(({ name }) => missing.includes(name))) {
    const kind = exampleKindOf(field);
    if (kind === 'provider') {
      // The largest providers publish on everything, so a middle one is a better example.
      const one = examples.providers[Math.min(9, Math.floor(examples.providers.length / 4))];
      take(field, one?.domain, one?.name);
    } else if (kind === 'topic') {
      take(field, examples.topics[0]?.name, undefined);
    } else if (kind === 'words') {
      take(field, longestWord(examples.articles[0]?.title ?? ''), undefined);
    } else if (kind === 'from' && examples.newest) {
      const end = Date.parse(examples.newest) + 1000;
      const until = fields.find((one) => exampleKindOf(one) === 'until');
      take(field, instant(end - 30 * 86_400_000), 'the last 30 days');
      if (until) {
        now[until.name] = instant(end);
      }
    }
  }
  return { values: now, replacements };
}

function longestWord(title: string): string | undefined {
  return title.match(/[\p{L}\p{N}]+/gu)?.reduce((longest, word) => (word.length > longest.length ? word : longest));
}

function instant(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** An article that others refer to, and an article that it leads to: directly, or by way of a third. */
function chain(articles: readonly ExampleArticle[], far: boolean): ExampleArticle[] {
  const ways = articles.flatMap((first) =>
    (first.related?.edges ?? []).flatMap(({ node: second }) => {
      const third = second.related?.edges.map(({ node }) => node).find(({ webUrl }) => webUrl && webUrl !== first.webUrl);
      return first.webUrl && second.webUrl ? [{ first, second, third }] : [];
    }),
  );
  const way = ways.find(({ third }) => third) ?? ways[0];
  return way ? [way.first, (far && way.third) || way.second] : articles.filter(({ webUrl }) => webUrl).slice(0, 1);
}
