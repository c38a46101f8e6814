import { useEffect } from 'react';
import type { Answer } from '../../answer/answer';
import { type List, titleOf, typeOf } from '../../answer/lists';
import { listsIn } from '../../answer/mainList';
import { hasFullPage } from '../../answer/pageSize';
import { allRowsOf } from '../../session/allRows';
import { useAllRowsProgress } from '../../session/useAllRowsProgress';
import { formatNumber } from '../../text/format';
import { truncate } from '../../text/truncate';
import { AllRowsBar } from './AllRowsBar';

/** The offer to show figures that the gateway computed over all rows, in place of figures of the loaded rows. */
export interface ExactOffer {
  /** Whether the exact figures are shown. */
  on: boolean;
  set(on: boolean): void;
  /** What is asked of the gateway, as a tooltip. */
  title: string;
  /** What the exact figures are about; by default all rows. */
  about?: string | undefined;
}

interface PartialNoticeProps {
  answer: Answer;
  list: List;
  /** Only for a view that has such figures. */
  exact?: ExactOffer | undefined;
  /** Names the list, for a view that shows several. */
  named?: boolean;
}

/**
 * Says how many of the rows of a list a view shows, such as "Showing 100 of 37,318 articles.", and offers to load all or to
 * ask for exact numbers. Nothing for a list that is complete.
 */
export function PartialNotice({ answer, list, exact, named = false }: PartialNoticeProps) {
  const reading = allRowsOf(answer, list);
  const progress = useAllRowsProgress(reading);
  useEffect(() => void reading?.count(), [reading]);
  if (!isPartial(answer, list)) {
    return null;
  }
  const total = progress?.total ?? list.total;
  const loaded = progress && progress.rows.length > 0 ? progress.rows.length : list.rows.length;
  const exactNow = exact?.on === true;
  return (
    <div className="ng-partial" role="group" aria-label={`Part of ${titleOf(list)}`}>
      {!(exactNow || progress?.stage === 'done') && (
        <span role="status">
          {named ? `${truncate(titleOf(list), 60)}: ` : ''}
          {shownText(list, loaded, total)}
        </span>
      )}
      {exactNow && <span role="status">Exact numbers for {exact.about ?? `${total === null ? 'all' : `all ${formatNumber(total)}`} ${nounOf(list, 2)}`}.</span>}
      {!exactNow && reading && progress && <AllRowsBar reading={reading} progress={progress} />}
      {exact && progress?.stage !== 'done' && (
        <button type="button" className="ng-button" title={exact.title} onClick={() => exact.set(!exactNow)}>
          {exactNow ? 'Show loaded rows' : 'Ask for exact numbers'}
        </button>
      )}
    </div>
  );
}

/** The notices of all partial lists of an answer, for a view that draws all of them. */
export function PartialNotices({ answer }: { answer: Answer }) {
  const partial = listsIn(answer).filter((list) => isPartial(answer, list));
  return partial.map((list) => <PartialNotice key={titleOf(list)} answer={answer} list={list} named={partial.length > 1} />);
}

/** Whether a list of the answer lacks rows, and so do figures that are computed from it. */
export function isPartial(answer: Answer, list: List): boolean {
  return list.more || (list.total ?? 0) > list.rows.length || allRowsOf(answer, list) !== null || isFull(answer, list);
}

const fullByList = new WeakMap<List, boolean>();

function isFull(answer: Answer, list: List): boolean {
  let full = fullByList.get(list);
  if (full === undefined) {
    full = hasFullPage(answer.request, list);
    fullByList.set(list, full);
  }
  return full;
}

/** A sentence on how much of a list is shown. */
export function shownText(list: List, loaded: number, total: number | null): string {
  const count = formatNumber(loaded);
  if (total !== null && total > loaded) {
    return `Showing ${count} of ${formatNumber(total)} ${nounOf(list, total)}.`;
  }
  return list.nested
    ? `Showing ${count} ${nounOf(list, loaded)}. Some of these lists may have more.`
    : `Showing ${count} ${nounOf(list, loaded)}. There are more.`;
}

const NOUNS: Record<string, [string, string]> = {
  Article: ['article', 'articles'],
  Provider: ['provider', 'providers'],
  Topic: ['topic', 'topics'],
  Collection: ['collection', 'collections'],
  Coverage: ['cell', 'cells'],
};

/** What the rows of a list are called. */
export function nounOf(list: List, count: number): string {
  const [one, several] = NOUNS[(list.rows[0] && typeOf(list.rows[0])) ?? ''] ?? ['row', 'rows'];
  return count === 1 ? one : several;
}
