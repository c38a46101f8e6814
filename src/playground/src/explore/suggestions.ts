import { useEffect, useState } from 'react';
import { findProviders, findTopics } from '../filters/find';
import { post, wasAborted } from '../gateway/request';
import { useSession } from '../session/store';
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

const QUERY = `query SuggestArticles($text: String!) {
  search(text: $text, first: ${ARTICLES}) { edges { node { title webUrl originalUrl provider { name } } } }
}`;

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
  const [topics, providers, articles] = await Promise.all([findTopics(text, signal), findProviders(text, signal), findArticles(text, signal)]);
  const counted = (choice: { value: string; label: string; articles: number }) => ({
    key: choice.value,
    name: choice.label,
    detail: formatCount(choice.articles, 'article'),
  });
  const nothing = topics.length + providers.length + articles.length === 0;
  return {
    topics: topics.slice(0, EACH).map(counted),
    providers: providers.slice(0, EACH).map(counted),
    articles,
    message: nothing ? 'No matches. Try fewer or shorter words.' : '',
  };
}

async function findArticles(text: string, signal: AbortSignal): Promise<Suggestion[]> {
  const { settings } = useSession.getState();
  const { body } = await post(settings.endpoint, { query: QUERY, variables: { text: prefixText(text) } }, { signal });
  const found = (body.data as { search: { edges: { node: ListedArticle }[] } } | null)?.search.edges ?? [];
  return found.flatMap(({ node }) => {
    const key = addressOfArticle(node);
    return key ? [{ key, name: node.title, detail: node.provider?.name ?? '' }] : [];
  });
}
