import { post } from '../gateway/request';
import { useSession } from '../session/store';
import { type ExampleArticle, EXAMPLES, type Examples, existenceQuery, fillFromExamples, missingVariables } from './exampleValues';
import type { Field, Values } from './variables';

let examples: Promise<Examples> | null = null;

async function runQuery<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { body } = await post(useSession.getState().settings.endpoint, { query, variables });
  if (!body.data || body.errors) {
    throw new Error(body.errors?.[0]?.message ?? 'No answer.');
  }
  return body.data as T;
}

/** Example values from the graph, requested once; again after a failure or an empty result. */
export function readExamples(): Promise<Examples> {
  examples ??= runQuery<Record<'providers' | 'topics' | 'newest' | 'articles', { edges: { node: never }[] }>>(EXAMPLES).then(
    ({ providers, topics, newest, articles }) => {
      if (providers.edges.length + topics.edges.length + articles.edges.length === 0) {
        examples = null;
      }
      const nodes = ({ edges }: { edges: { node: never }[] }) => edges.map(({ node }) => node);
      return {
        providers: nodes(providers),
        topics: nodes(topics),
        articles: nodes(articles),
        newest: (nodes(newest)[0] as ExampleArticle | undefined)?.publishedDateTime ?? null,
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

/** Fits the values of a question that ships with the gateway to this graph. Values that the person entered are kept. */
export async function fitToGraph(fields: readonly Field[], values: Values, written: (field: Field) => boolean): Promise<FittedValues> {
  const existence = existenceQuery(fields, values);
  if (!existence) {
    return { values, message: null };
  }
  try {
    const missing = missingVariables(await runQuery(existence.query, existence.variables));
    const unknownFields = fields.filter((field) => missing.includes(field.name) && written(field));
    if (unknownFields.length > 0) {
      return { values, message: `Not in this graph: ${unknownFields.map((field) => values[field.name]).join(', ')}`, unknown: true };
    }
    if (missing.length === 0) {
      return { values, message: null };
    }
    const changed = fillFromExamples(await readExamples(), fields, values, missing);
    const message = changed.replacements.length > 0 ? `; taken instead: ${changed.replacements.join(' · ')}` : '.';
    return { values: changed.values, message: `The example is not in this graph${message}` };
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
    'query Suggestions($text: String!) { search(text: $text, first: 10) { edges { node { webUrl title } } } }',
    { text: words.map((word) => `${word}*`).join(' ') },
  );
  return found.search.edges.flatMap(({ node }) => suggestion(node));
}

function suggestion({ webUrl, title }: ExampleArticle): Suggestion[] {
  return webUrl ? [{ value: webUrl, label: title }] : [];
}
