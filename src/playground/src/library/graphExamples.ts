import { post } from '../gateway/request';
import { useSession } from '../session/store';
import {
  addressOfArticle,
  ARTICLE_FIELDS,
  type ExampleArticle,
  EXAMPLES,
  type Examples,
  exampleKindOf,
  existenceQuery,
  fillFromExamples,
  missingVariables,
} from './exampleValues';
import type { Month } from './period';
import type { Field, Values } from './variables';

let examples: Promise<Examples> | null = null;

async function runQuery<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { body } = await post(useSession.getState().settings.endpoint, { query, variables });
  if (!body.data || body.errors) {
    throw new Error(body.errors?.[0]?.message ?? 'No answer.');
  }
  return body.data as T;
}

interface Page {
  edges: { node: never }[];
}

interface ExamplesAnswer {
  providers: Page;
  topics: Page;
  newest: Page & { groups: { nodes: Month[] } };
  articles: Page;
}

/** Example values from the graph, requested once; again after a failure or an empty result. */
export function readExamples(): Promise<Examples> {
  examples ??= runQuery<ExamplesAnswer>(EXAMPLES).then(
    ({ providers, topics, newest, articles }) => {
      if (providers.edges.length + topics.edges.length + articles.edges.length === 0) {
        examples = null;
      }
      const nodes = ({ edges }: Page) => edges.map(({ node }) => node);
      return {
        providers: nodes(providers),
        topics: nodes(topics),
        articles: nodes(articles),
        newest: (nodes(newest)[0] as ExampleArticle | undefined)?.publishedDateTime ?? null,
        months: newest.groups.nodes,
      };
    },
    (error: unknown) => {
      examples = null;
      throw error;
    },
  );
  return examples;
}

export interface FittedValues {
  values: Values;
  /** A message for people; null if the graph has all values. */
  message: string | null;
  /** A value that the person entered is not in the graph, so the answer may mislead. */
  unknown?: boolean;
}

/**
 * Fits the values of a question that ships with the gateway to this graph: its examples are replaced by examples from the graph.
 * Values that the person entered are kept; those that the graph does not have are named.
 */
export async function fitToGraph(fields: readonly Field[], values: Values, written: (field: Field) => boolean): Promise<FittedValues> {
  try {
    const existence = existenceQuery(fields.filter(written), values);
    const missing = existence ? missingVariables(await runQuery(existence.query, existence.variables)) : [];
    if (missing.length > 0) {
      return { values, message: `Not in this graph: ${missing.map((name) => values[name]).join(', ')}`, unknown: true };
    }
    const open = fields.filter((field) => exampleKindOf(field) !== null && !written(field));
    if (open.length === 0) {
      return { values, message: null };
    }
    const changed = fillFromExamples(await readExamples(), open, values);
    const message = changed.replacements.length > 0 ? `Example replaced with one from your data: ${changed.replacements.join(' · ')}` : null;
    return { values: changed.values, message };
  } catch {
    // Running the question reports what is wrong.
    return { values, message: null };
  }
}

export interface Suggestion {
  value: string;
  label: string;
}

/** Articles whose title, excerpt or body have words with these beginnings; for an address, popular articles. */
export async function articlesLike(text: string): Promise<Suggestion[]> {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0 || /^https?:/.test(text)) {
    return (await readExamples()).articles.flatMap(suggestion);
  }
  const found = await runQuery<{ search: { edges: { node: ExampleArticle }[] } }>(
    `query Suggestions($text: String!) { search(text: $text, first: 10) { edges { node { ${ARTICLE_FIELDS} } } } }`,
    { text: words.map((word) => `${word}*`).join(' ') },
  );
  return found.search.edges.flatMap(({ node }) => suggestion(node));
}

function suggestion(article: ExampleArticle): Suggestion[] {
  const value = addressOfArticle(article);
  return value ? [{ value, label: article.title }] : [];
}
