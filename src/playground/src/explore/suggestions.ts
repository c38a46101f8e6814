import { useEffect, useState } from 'react';
import { providersNamed, readData, topicsNamed } from '../filters/find';
import { wasAborted } from '../gateway/request';
import { formatCount } from '../text/format';
import { addressOfArticle, type ListedArticle } from './articles';
import { prefixText } from './queries';

interface Suggestion {
  key: string;
  name: string;
  detail: string;
}

/** What matches a text while it is typed. */
export interface Suggestions {
  topics: readonly Suggestion[];
  providers: readonly Suggestion[];
  articles: readonly Suggestion[];
  /** What to say below the matches; empty if nothing. */
  message: string;
}

const WAIT = 200;
const EACH = 4;
const ARTICLES = 6;

const QUERY = `query Suggest($text: String!, $topics: TopicFilter, $providers: ProviderFilter) {
  topics(where: $topics, orderBy: [{ field: ARTICLE_COUNT, direction: DESC }], first: ${EACH}) { edges { node { name articleCount } } }
  providers(where: $providers, orderBy: [{ field: ARTICLE_COUNT, direction: DESC }], first: ${EACH}) {
    edges { node { name domain articleCount } }
  }
  search(text: $text, first: ${ARTICLES}) { edges { node { title webUrl originalUrl provider { name } } } }
}`;

interface Found {
  topics: { edges: { node: { name: string; articleCount: number } }[] };
  providers: { edges: { node: { name: string; domain: string; articleCount: number } }[] };
  search: { edges: { node: ListedArticle }[] };
}

const NOTHING: Suggestions = { topics: [], providers: [], articles: [], message: 'Searching…' };

/** The topics, providers and articles that match a text, while the list is open. An earlier search is aborted. */
export function useSuggestions(text: string, open: boolean): Suggestions {
  const [found, setFound] = useState<Suggestions>(NOTHING);
  useEffect(() => {
    if (!open || text === '') {
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      suggest(text, abort.signal).then(setFound, (error: unknown) => {
        if (!wasAborted(error) && !abort.signal.aborted) {
          setFound({ ...NOTHING, message: 'The gateway did not answer. Type again to retry.' });
        }
      });
    }, WAIT);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, open]);
  return found;
}

async function suggest(text: string, signal: AbortSignal): Promise<Suggestions> {
  const variables = { text: prefixText(text), topics: topicsNamed(text), providers: providersNamed(text) };
  const data = await readData<Found>({ query: QUERY, variables }, signal);
  const topics = data.topics.edges.map(({ node: { name, articleCount } }) => ({ key: name, name, detail: formatCount(articleCount, 'article') }));
  const providers = data.providers.edges.map(({ node }) => ({ key: node.domain, name: node.name, detail: formatCount(node.articleCount, 'article') }));
  const articles = data.search.edges.flatMap(({ node }) => {
    const key = addressOfArticle(node);
    return key ? [{ key, name: node.title, detail: node.provider?.name ?? '' }] : [];
  });
  const nothing = topics.length + providers.length + articles.length === 0;
  return { topics, providers, articles, message: nothing ? 'No matches. Try fewer or shorter words.' : '' };
}
