import { useMemo } from 'react';
import type { Answer } from '../../answer/answer';
import { countedArticles, type CountedArticles, type CoverageTotals, totalsOf, totalsRequest } from '../../answer/coverageTotals';
import type { List } from '../../answer/lists';
import { type Asked, useAsked } from '../shared/useAsked';

interface Totals {
  /** The articles that the coverage counts; null if its filter does not tell. */
  counted: CountedArticles | null;
  asked: Asked;
  totals: CoverageTotals | null;
}

/** The numbers of articles by provider and by topic under the filter of a coverage, asked of the gateway when they are wanted. */
export function useTotals(answer: Answer, list: List, path: readonly string[], wanted: boolean): Totals {
  const counted = useMemo(() => {
    try {
      return countedArticles(answer.request, path, list.rows[0]!.owner !== null);
    } catch {
      return null;
    }
  }, [answer, list, path]);
  const request = useMemo(() => (wanted && counted ? totalsRequest(counted) : null), [wanted, counted]);
  const asked = useAsked(answer, request);
  const totals = useMemo(() => (asked.answer ? totalsOf(asked.answer) : null), [asked.answer]);
  return { counted, asked, totals };
}
