import { post } from '../gateway/request';
import { usePlayground } from '../store';
import { EXAMPLES, type ExampleArticle, type Examples, filledFrom, lookFor, missingIn } from './things';
import type { Field, Filled } from './variables';

let examples: Promise<Examples> | null = null;

async function ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { body } = await post(usePlayground.getState().settings.endpoint, { query, variables });
  if (!body.data || body.errors) {
    throw new Error(body.errors?.[0]?.message ?? 'No answer.');
  }
  return body.data as T;
}

/** What the graph offers; asked once, and again after a failure or when there was nothing. */
export function readExamples(): Promise<Examples> {
  examples ??= ask<Record<'providers' | 'topics' | 'newest' | 'articles', { edges: { node: never }[] }>>(EXAMPLES).then(
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

export interface Fitted {
  filled: Filled;
  /** For a person; nothing when all is in the graph. */
  said: string | null;
  /** What a person wrote is not in the graph: an answer may mislead. */
  unknown?: boolean;
}

/** A question's variables for this graph: what ships names things of the sample. What a person wrote is left as it is. */
export async function fitted(fields: readonly Field[], filled: Filled, written: (field: Field) => boolean): Promise<Fitted> {
  const look = lookFor(fields, filled);
  if (!look) {
    return { filled, said: null };
  }
  try {
    const missing = missingIn(await ask(look.query, look.variables));
    const kept = fields.filter((field) => missing.includes(field.name) && written(field));
    if (kept.length > 0) {
      return { filled, said: `Not in this graph: ${kept.map((field) => filled[field.name]).join(', ')}`, unknown: true };
    }
    if (missing.length === 0) {
      return { filled, said: null };
    }
    const changed = filledFrom(await readExamples(), fields, filled, missing);
    const said = changed.taken.length > 0 ? `; taken instead: ${changed.taken.join(' · ')}` : '.';
    return { filled: changed.filled, said: `The example is not in this graph${said}` };
  } catch {
    // Running it says what is wrong.
    return { filled, said: null };
  }
}

export interface Suggestion {
  value: string;
  label: string;
}

/** Articles whose title, excerpt or body hold words that begin so; none for what is an address already. */
export async function articlesLike(text: string): Promise<Suggestion[]> {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0 || /^https?:/.test(text)) {
    return (await readExamples()).articles.flatMap(suggestion);
  }
  const found = await ask<{ search: { edges: { node: ExampleArticle }[] } }>(
    'query Suggestions($text: String!) { search(text: $text, first: 10) { edges { node { webUrl title } } } }',
    { text: words.map((word) => `${word}*`).join(' ') },
  );
  return found.search.edges.flatMap(({ node }) => suggestion(node));
}

function suggestion({ webUrl, title }: ExampleArticle): Suggestion[] {
  return webUrl ? [{ value: webUrl, label: title }] : [];
}
