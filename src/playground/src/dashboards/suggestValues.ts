import { post } from '../gateway/request';
import { useSession } from '../session/store';
import { formatCount } from '../text/format';

/** A value that a filter can have, and its description. */
export interface SuggestedValue {
  value: string;
  label: string;
}

const TOPICS = `query SuggestTopics($text: String!, $slug: String!) {
  topics(first: 8, where: { or: [{ name: { contains: $text } }, { slug: { contains: $slug } }] }, orderBy: [{ field: ARTICLE_COUNT, direction: DESC }]) {
    edges { node { name articleCount } }
  }
}`;

const PROVIDERS = `query SuggestProviders($text: String!, $domain: String!) {
  providers(first: 8, where: { or: [{ name: { contains: $text } }, { domain: { contains: $domain } }] }, orderBy: [{ field: ARTICLE_COUNT, direction: DESC }]) {
    edges { node { name domain articleCount } }
  }
}`;

/** The largest topics whose name contains a text, in capital or small letters. */
export async function suggestTopics(text: string, signal: AbortSignal): Promise<SuggestedValue[]> {
  const slug = text.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  const nodes = await nodesOf<{ name: string; articleCount: number }>(TOPICS, 'topics', { text: text.trim(), slug }, signal);
  return nodes.map(({ name, articleCount }) => ({ value: name, label: formatCount(articleCount, 'article') }));
}

/** The largest providers whose name or domain contains a text. */
export async function suggestProviders(text: string, signal: AbortSignal): Promise<SuggestedValue[]> {
  const variables = { text: text.trim(), domain: text.trim().toLowerCase() };
  const nodes = await nodesOf<{ name: string | null; domain: string; articleCount: number }>(PROVIDERS, 'providers', variables, signal);
  return nodes.map(({ name, domain, articleCount }) => ({ value: domain, label: `${name ?? domain}, ${formatCount(articleCount, 'article')}` }));
}

async function nodesOf<T>(query: string, field: string, variables: Record<string, unknown>, signal: AbortSignal): Promise<T[]> {
  const { body } = await post(useSession.getState().settings.endpoint, { query, variables }, { signal });
  const data = body.data as Record<string, { edges: { node: T }[] }> | null | undefined;
  if (!data) {
    throw new Error(body.errors?.[0]?.message ?? 'The gateway gave no suggestions.');
  }
  return data[field]!.edges.map(({ node }) => node);
}
