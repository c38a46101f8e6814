import { type GraphQlRequest, post } from '../gateway/request';
import { useSession } from '../session/store';
import { foldText } from '../text/search';

/** A topic or a provider to choose. */
export interface Choice {
  /** The name of the topic, or the domain of the provider. */
  value: string;
  label: string;
  articles: number;
}

const TOPICS = `query FindTopics($where: TopicFilter) {
  topics(where: $where, orderBy: [{ field: ARTICLE_COUNT, direction: DESC }], first: 20) { edges { node { name articleCount } } }
}`;

const PROVIDERS = `query FindProviders($where: ProviderFilter) {
  providers(where: $where, orderBy: [{ field: ARTICLE_COUNT, direction: DESC }], first: 20) { edges { node { name domain articleCount } } }
}`;

/** The largest topics whose name contains a text, whatever its case; without a text, the largest topics. */
export async function findTopics(text: string, signal: AbortSignal): Promise<Choice[]> {
  const where = topicsNamed(text);
  const data = await readData<{ topics: Connection<{ name: string; articleCount: number }> }>({ query: TOPICS, variables: { where } }, signal);
  return data.topics.edges.map(({ node }) => ({ value: node.name, label: node.name, articles: node.articleCount }));
}

/** The largest providers whose name or domain contains a text; without a text, the largest providers. */
export async function findProviders(text: string, signal: AbortSignal): Promise<Choice[]> {
  const where = providersNamed(text);
  const data = await readData<{ providers: Connection<{ name: string; domain: string; articleCount: number }> }>(
    { query: PROVIDERS, variables: { where } },
    signal,
  );
  return data.providers.edges.map(({ node }) => ({ value: node.domain, label: node.name, articles: node.articleCount }));
}

/** The `TopicFilter` of the topics whose name contains a text; undefined for all topics. */
export function topicsNamed(text: string): Record<string, unknown> | undefined {
  const slug = slugOf(text);
  return slug ? { slug: { contains: slug } } : text.trim() ? { name: { contains: text.trim() } } : undefined;
}

/** The `ProviderFilter` of the providers whose name or domain contains a text; undefined for all providers. */
export function providersNamed(text: string): Record<string, unknown> | undefined {
  const written = text.trim();
  const names = [...new Set([written, capitalized(written), written.toUpperCase()])].map((name) => ({ name: { contains: name } }));
  const domain = foldText(written).replace(/\s+/g, '');
  return written ? { or: [...names, ...(domain ? [{ domain: { contains: domain } }] : [])] } : undefined;
}

interface Connection<T> {
  edges: { node: T }[];
}

/** The data of the answer to a small request of a filter or a search. Throws if there is no complete answer. */
export async function readData<T>(request: GraphQlRequest, signal: AbortSignal): Promise<T> {
  const { body } = await post(useSession.getState().settings.endpoint, request, { signal });
  if (!body.data || body.errors) {
    throw new Error(body.errors?.[0]?.message ?? 'The gateway gave no answer.');
  }
  return body.data as T;
}

/** The slug of a text: letters and digits in lower case, joined by hyphens, as the gateway makes it of a name. */
export function slugOf(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function capitalized(text: string): string {
  return text.toLowerCase().replace(/(^|\s)\S/g, (letter) => letter.toUpperCase());
}
