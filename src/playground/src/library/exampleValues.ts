import { addressOf } from '../answer/address';
import { commonPhrase } from './commonPhrase';
import { intervalFor, lastMonth, type Month } from './period';
import type { Field, Values } from './variables';

/** The kind of value that a variable takes from the graph. */
export type ExampleKind = 'article' | 'provider' | 'topic' | 'words' | 'since' | 'from' | 'until' | 'interval';

/** The kind is derived from type and name, as CONTRIBUTING.md explains. */
export function exampleKindOf({ name, type }: Pick<Field, 'name' | 'type'>): ExampleKind | null {
  switch (type.replace('!', '')) {
    case 'URL':
      return 'article';
    case 'DateTime':
      return name === 'since' || name === 'from' || name === 'until' ? name : null;
    case 'Interval':
      return 'interval';
    case 'String':
      return name === 'provider' || name === 'domain' ? 'provider' : name === 'topic' ? 'topic' : name === 'text' ? 'words' : null;
    default:
      return null;
  }
}

export interface ExampleArticle {
  id: string;
  webUrl: string | null;
  originalUrl: string | null;
  title: string;
  publishedDateTime?: string | null;
  related?: { edges: { node: ExampleArticle }[] };
}

/** Example values from the graph. */
export interface Examples {
  /** Articles with relations, those that most others list first. */
  articles: ExampleArticle[];
  /** The largest first. */
  providers: { name: string | null; domain: string }[];
  /** The largest first. */
  topics: { name: string; slug: string }[];
  /** The publication date of the newest article. */
  newest: string | null;
  /** The number of articles of each month. */
  months: Month[];
}

/** The fields from which an article's address and name are known. */
export const ARTICLE_FIELDS = 'id webUrl originalUrl title publishedDateTime';

export const EXAMPLES = `query Examples {
  providers(first: 100, orderBy: [{ field: ARTICLE_COUNT, direction: DESC }]) { edges { node { name domain } } }
  topics(first: 100, orderBy: [{ field: ARTICLE_COUNT, direction: DESC }]) { edges { node { name slug } } }
  newest: articles(first: 1) { edges { node { publishedDateTime } } groups(by: MONTH, first: 1000) { nodes { start count } } }
  articles(where: { relatedCount: { gte: 1 } }, orderBy: [{ field: RELATED_BY_COUNT, direction: DESC }], first: 10) {
    edges { node { ${ARTICLE_FIELDS}
      related(first: 5) { edges { node { ${ARTICLE_FIELDS} related(first: 3) { edges { node { ${ARTICLE_FIELDS} } } } } } }
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
 * Replaces the values of these fields by examples from the graph: its large topics, its newest month, and articles that are
 * related. Returns the titles or names of the replacements too. A value stays if the graph has no example for it.
 */
export function fillFromExamples(
  examples: Examples,
  fields: readonly Field[],
  values: Values,
): { values: Values; replacements: string[] } {
  const now = { ...values };
  const replacements: string[] = [];
  const take = (field: Field | undefined, value: string | null | undefined, name: string | null | undefined) => {
    if (field && value && now[field.name] !== value) {
      now[field.name] = value;
      if (name !== null) {
        replacements.push(name || value);
      }
    }
  };
  const of = (kind: ExampleKind) => fields.find((field) => exampleKindOf(field) === kind);
  const articles = fields.filter((field) => exampleKindOf(field) === 'article');
  // Addresses that the person wrote in other fields are not taken again.
  const written = Object.entries(values).flatMap(([name, value]) => (fields.some((field) => field.name === name) ? [] : [value]));
  const chosen = (of('since') ? followed(examples.articles) : chain(examples.articles, articles.some((field) => field.name === 'to'))).filter(
    (article) => !written.includes(addressOfArticle(article)!),
  );
  articles.forEach((field, place) => take(field, chosen[place] && addressOfArticle(chosen[place]), chosen[place]?.title));
  if (articles.length > 0) {
    take(of('since'), chosen[0]?.publishedDateTime, null);
  }
  // The largest providers publish on everything, so a middle one is a better example.
  const provider = examples.providers[Math.min(9, Math.floor(examples.providers.length / 4))];
  take(of('provider'), provider?.domain, provider?.name);
  take(of('topic'), examples.topics[0]?.name, undefined);
  take(of('words'), commonPhrase(examples.articles.flatMap(titlesOf), examples.topics.map(({ name }) => name)), undefined);
  const month = lastMonth(examples.newest);
  if (of('from') && month) {
    take(of('from'), month.from, month.name);
    take(of('until'), month.until, null);
  }
  const interval = intervalFor(examples.months);
  take(of('interval'), interval, interval && `by ${interval.toLowerCase()}`);
  return { values: now, replacements };
}

/** The address by which the gateway finds an article; a video or a course has no `webUrl`. */
export function addressOfArticle(article: ExampleArticle): string | null {
  return addressOf({ ...article });
}

function titlesOf({ title, related }: ExampleArticle): string[] {
  return [title, ...(related?.edges ?? []).flatMap(({ node }) => titlesOf(node))];
}

/** An article that others refer to, and an article that it leads to: directly, or by way of a third. */
function chain(articles: readonly ExampleArticle[], far: boolean): ExampleArticle[] {
  const ways = articles.flatMap((first) =>
    (first.related?.edges ?? []).flatMap(({ node: second }) => {
      const near = [first, second].map(addressOfArticle);
      const third = second.related?.edges.map(({ node }) => node).find((node) => addressOfArticle(node) && !near.includes(addressOfArticle(node)));
      return near.includes(null) ? [] : [{ first, second, third }];
    }),
  );
  const way = ways.find(({ third }) => third) ?? ways[0];
  return way ? [way.first, (far && way.third) || way.second] : articles.filter(addressOfArticle).slice(0, 1);
}

/** The article of which most related ones were published later; of those with as many, the one that most others refer to. */
function followed(articles: readonly ExampleArticle[]): ExampleArticle[] {
  const all = articles.flatMap((article) => [article, ...relatedTo(article)]).filter(addressOfArticle);
  const later = (article: ExampleArticle) => {
    const near = [...relatedTo(article), ...all.filter((one) => relatedTo(one).some(({ id }) => id === article.id))];
    return new Set(near.filter((one) => Date.parse(one.publishedDateTime ?? '') > Date.parse(article.publishedDateTime ?? '')).map(({ id }) => id)).size;
  };
  const most = Math.max(0, ...all.map(later));
  return most > 0 ? [all.find((article) => later(article) === most)!] : chain(articles, false);
}

function relatedTo({ related }: ExampleArticle): ExampleArticle[] {
  return (related?.edges ?? []).flatMap(({ node }) => [node, ...relatedTo(node)]);
}
