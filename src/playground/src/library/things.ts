import type { Field, Filled } from './variables';

/** What a variable names that must be in the graph for the question to be of use. */
export type Thing = 'article' | 'provider' | 'topic' | 'words' | 'since' | 'from' | 'until';

/** Told by type and name, as CONTRIBUTING says. */
export function thingOf({ name, type }: Pick<Field, 'name' | 'type'>): Thing | null {
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

/** What the graph itself offers. */
export interface Examples {
  articles: ExampleArticle[];
  providers: { name: string | null; domain: string }[];
  topics: { name: string; slug: string }[];
  /** When the newest article was published. */
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

/** One query that tells which of the things are in the graph: each that is not answers null or a count of 0. */
export function lookFor(fields: readonly Field[], filled: Filled): { query: string; variables: Record<string, string> } | null {
  const wanted: string[] = [];
  const variables: Record<string, string> = {};
  const types: string[] = [];
  const name = (field: Field, type: string) => {
    types.push(`$${field.name}: ${type}`);
    variables[field.name] = filled[field.name]!;
    return `$${field.name}`;
  };
  for (const field of fields) {
    if (!filled[field.name]) {
      continue;
    }
    const thing = thingOf(field);
    if (thing === 'article') {
      wanted.push(`${field.name}: article(webUrl: ${name(field, 'URL!')}) { id }`);
    } else if (thing === 'provider') {
      wanted.push(`${field.name}: provider(domain: ${name(field, 'String!')}) { id }`);
    } else if (thing === 'topic') {
      wanted.push(`${field.name}: topic(name: ${name(field, 'String!')}) { id }`);
    } else if (thing === 'words') {
      wanted.push(`${field.name}: search(text: ${name(field, 'String!')}, first: 1) { edges { rank } }`);
    } else if (thing === 'from') {
      const until = fields.find((one) => thingOf(one) === 'until');
      const end = until && filled[until.name] ? `, lt: ${name(until, 'DateTime!')}` : '';
      const range = `{ publishedDateTime: { gte: ${name(field, 'DateTime!')}${end} } }`;
      wanted.push(`${field.name}: articles(where: ${range}, first: 1) { edges { cursor } }`);
    }
  }
  return wanted.length === 0 ? null : { query: `query InThisGraph(${types.join(', ')}) { ${wanted.join(' ')} }`, variables };
}

/** The names of the variables whose things the answer does not know. */
export function missingIn(answered: unknown): string[] {
  const data = (answered ?? {}) as Record<string, { edges?: unknown[] } | null>;
  return Object.keys(data).filter((name) => data[name] === null || data[name]?.edges?.length === 0);
}

/** With things of the graph in the place of those that it lacks; what was taken instead is said by title or name. */
export function filledFrom(
  examples: Examples,
  fields: readonly Field[],
  filled: Filled,
  missing: readonly string[],
): { filled: Filled; taken: string[] } {
  const now = { ...filled };
  const taken: string[] = [];
  const take = (field: Field, value: string | null | undefined, name: string | null | undefined) => {
    if (value) {
      now[field.name] = value;
      taken.push(name || value);
    }
  };
  const articles = fields.filter((field) => thingOf(field) === 'article');
  if (articles.some((field) => missing.includes(field.name))) {
    const chosen = chain(examples.articles, articles.some((field) => field.name === 'to'));
    articles.forEach((field, place) => take(field, chosen[place]?.webUrl, chosen[place]?.title));
    const since = fields.find((field) => thingOf(field) === 'since');
    if (since && chosen[0]?.publishedDateTime) {
      now[since.name] = chosen[0].publishedDateTime;
    }
  }
  for (const field of fields.filter(({ name }) => missing.includes(name))) {
    const thing = thingOf(field);
    if (thing === 'provider') {
      // The greatest ones cover everything.
      const one = examples.providers[Math.min(9, Math.floor(examples.providers.length / 4))];
      take(field, one?.domain, one?.name);
    } else if (thing === 'topic') {
      take(field, examples.topics[0]?.name, undefined);
    } else if (thing === 'words') {
      take(field, longestWord(examples.articles[0]?.title ?? ''), undefined);
    } else if (thing === 'from' && examples.newest) {
      const end = Date.parse(examples.newest) + 1000;
      const until = fields.find((one) => thingOf(one) === 'until');
      take(field, instant(end - 30 * 86_400_000), 'the last 30 days');
      if (until) {
        now[until.name] = instant(end);
      }
    }
  }
  return { filled: now, taken };
}

function longestWord(title: string): string | undefined {
  return title.match(/[\p{L}\p{N}]+/gu)?.reduce((longest, word) => (word.length > longest.length ? word : longest));
}

function instant(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** An article that others point to, and one that it leads to: at once, or by way of another. */
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
