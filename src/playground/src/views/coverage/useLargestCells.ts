import { useMemo } from 'react';
import { type Answer, originalOf } from '../../answer/answer';
import { cellsRequest, type CoverageTotals, largest } from '../../answer/coverageTotals';
import type { List } from '../../answer/lists';
import { pagingOf } from '../../operation/paging';
import { AllRows } from '../../session/allRows';
import { useSession } from '../../session/store';

/** How many of the largest providers and topics are read at once: six pages of cells. */
export const MAX_PROVIDERS = 20;
export const MAX_TOPICS = 30;

const known = new WeakMap<Answer, AllRows | null>();

/** The reading of all cells of the largest providers and topics; null if the coverage cannot be narrowed to them. */
export function useLargestCells(answer: Answer, list: List, path: readonly string[], totals: CoverageTotals | null, wanted: boolean): AllRows | null {
  return useMemo(() => {
    if (!wanted || !totals) {
      return null;
    }
    const key = originalOf(answer);
    if (!known.has(key)) {
      const request = cellsRequest(answer.request, path, largest(totals.providers, MAX_PROVIDERS), largest(totals.topics, MAX_TOPICS));
      const paging = request && pagingOf(request, list.fields, true);
      const { maxFirst } = useSession.getState().settings.limits;
      known.set(key, paging ? new AllRows({ fields: list.fields }, paging, maxFirst) : null);
    }
    return known.get(key) ?? null;
  }, [answer, list, path, totals, wanted]);
}

