import { useEffect, useState } from 'react';
import { post } from '../gateway/request';
import { useSession } from '../session/store';

/** The number of articles of the graph, and its oldest and newest dates. */
export interface GraphSpan {
  articles: number;
  oldest: string | null;
  newest: string | null;
}

const QUERY = '{ articles(first: 0) { totalCount aggregate { publishedDateTime { min max } } } }';

let reading: Promise<GraphSpan> | null = null;

/** The span of the graph, requested once; again after a failure or for an empty graph. */
export function readGraphSpan(): Promise<GraphSpan> {
  reading ??= post(useSession.getState().settings.endpoint, { query: QUERY }).then(({ body }) => {
    const articles = (body.data as { articles: { totalCount: number; aggregate: { publishedDateTime: { min: string | null; max: string | null } } } } | null)?.articles;
    if (!articles) {
      throw new Error(body.errors?.[0]?.message ?? 'The gateway gave no answer.');
    }
    if (articles.totalCount === 0) {
      reading = null;
    }
    const { min, max } = articles.aggregate.publishedDateTime;
    return { articles: articles.totalCount, oldest: min, newest: max };
  });
  reading.catch(() => (reading = null));
  return reading;
}

const RETRY = 5_000;

/** The span of the graph, for components; null until it is known. While the gateway cannot be reached, it tries again. */
export function useGraphSpan(): GraphSpan | null {
  const [span, setSpan] = useState<GraphSpan | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const read = () => {
      readGraphSpan().then(
        (next) => wanted && setSpan(next),
        () => wanted && (timer = setTimeout(read, RETRY)),
      );
    };
    read();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, []);
  return span;
}
