import type { Answer } from '../answer/answer';
import { isObject } from '../answer/json';
import { type List, listsOf, type Row } from '../answer/lists';
import { unreachableError, wasAborted } from '../gateway/request';
import { ID, PAGE } from '../operation/additions';
import { type Paging, pagingOf, TOTAL } from '../operation/paging';
import { plainMessage } from '../text/plainMessage';
import { publishRows } from './publishRows';
import { requestAnswer } from './requestAnswer';
import { tabOf, useSession } from './store';

export type Stage = 'idle' | 'running' | 'stopped' | 'failed' | 'done';

/** The progress of reading all rows of a list. */
export interface Progress {
  stage: Stage;
  /** The number of rows read. */
  read: number;
  /** The rows to display. They are updated less often as they grow, since displaying them takes time by their number. */
  rows: readonly Row[];
  total: number | null;
  perSecond: number;
  message: string | null;
}

// A page that is too large or takes too long is requested with half as many rows, down to this number.
const MIN_FIRST = 5;
const TOO_LARGE_CODES: readonly unknown[] = ['TIMEOUT', 'OPERATION_TOO_LARGE'];
const REPORT_INTERVAL = 300;
const GROWTH_FACTOR = 1.6;

/** Reads all rows of a connection, page by page. */
export class AllRows {
  private progress: Progress = { stage: 'idle', read: 0, rows: [], total: null, perSecond: 0, message: null };
  private readonly listeners = new Set<() => void>();
  private rows: Row[] = [];
  private readonly known = new Set<string>();
  private cursor: string | null = null;
  private first: number;
  private spent = 0;
  private duplicates = 0;
  private total: number | null;
  private counted = false;
  private aborting: AbortController | null = null;

  constructor(
    private readonly list: Pick<List, 'fields'> & Partial<Pick<List, 'total'>>,
    private readonly paging: Paging,
    first: number,
    /** Receives the rows when reading ends, stops or fails. */
    private readonly onEnd: (rows: readonly Row[], more: boolean) => void = () => {},
    /** Whether the rows are still of use; if not, reading stops. */
    private readonly isWanted: () => boolean = () => true,
  ) {
    this.first = first;
    this.total = list.total ?? null;
    this.progress = { ...this.progress, total: this.total };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): Progress => this.progress;

  /** Asks for the total number of rows, once, unless it is known. An error is ignored: rows can be read without it. */
  readonly count = async (): Promise<void> => {
    if (this.total !== null || this.counted || this.aborting) {
      return;
    }
    this.counted = true;
    try {
      const total = this.totalIn(await requestAnswer(this.paging.page(0, null, true)));
      if (total !== null && this.total === null) {
        this.total = total;
        this.progress = { ...this.progress, total };
        this.notify();
      }
    } catch {
      // The gateway cannot be reached.
    }
  };

  readonly stop = (): void => this.aborting?.abort();

  /** Starts reading, or resumes after a stop or a failure. */
  readonly start = async (): Promise<void> => {
    if (this.aborting) {
      return;
    }
    const aborting = new AbortController();
    this.aborting = aborting;
    const began = performance.now() - this.spent;
    let reported = 0;
    this.report('running', null);
    try {
      for (let more = true; more; ) {
        if (!this.isWanted()) {
          aborting.abort();
        }
        more = await this.readPage(aborting.signal);
        this.spent = performance.now() - began;
        if (performance.now() - reported > REPORT_INTERVAL) {
          reported = performance.now();
          this.report('running', null);
        }
      }
      this.report('done', this.changeNote());
    } catch (error) {
      const stopped = wasAborted(error);
      this.report(stopped ? 'stopped' : 'failed', stopped ? null : unreachableError(error).message);
    } finally {
      this.aborting = null;
      this.onEnd(this.progress.rows, this.progress.stage !== 'done');
    }
  };

  private async readPage(signal: AbortSignal): Promise<boolean> {
    const withTotal = this.rows.length === 0;
    const request = this.paging.page(this.first, this.cursor, withTotal);
    const answer = await requestAnswer(request, { signal });
    const error = answer.errors[0];
    if (error && TOO_LARGE_CODES.includes(error.extensions?.['code']) && this.first > MIN_FIRST) {
      this.first = Math.max(MIN_FIRST, Math.floor(this.first / 2));
      return true;
    }
    const connection = this.connectionIn(answer);
    if (error || !isObject(connection)) {
      throw new Error(plainMessage(error?.message ?? 'The response of the gateway does not contain these rows.'));
    }
    const list = listsOf(answer.data).find((one) => one.fields.join('\n') === this.list.fields.join('\n'));
    for (const row of list?.rows ?? []) {
      this.add(row);
    }
    if (withTotal) {
      this.total = this.totalIn(answer) ?? this.total;
    }
    const page = connection[PAGE];
    const next = isObject(page) && page['hasNextPage'] === true ? page['endCursor'] : null;
    if (typeof next !== 'string' || next === this.cursor) {
      return false;
    }
    this.cursor = next;
    return true;
  }

  private totalIn(answer: Answer): number | null {
    const connection = this.connectionIn(answer);
    return isObject(connection) && typeof connection[TOTAL] === 'number' ? connection[TOTAL] : null;
  }

  private connectionIn({ data }: Answer): unknown {
    return this.list.fields.reduce<unknown>((value, field) => (isObject(value) ? value[field] : undefined), data);
  }

  private add(row: Row): void {
    const cursor = row.edge?.['cursor'];
    const id = isObject(row.value) ? row.value[ID] : undefined;
    const key = typeof id === 'string' ? id : typeof cursor === 'string' ? cursor : null;
    if (key !== null && this.known.has(key)) {
      this.duplicates++;
      return;
    }
    if (key !== null) {
      this.known.add(key);
    }
    this.rows.push(row);
  }

  private changeNote(): string | null {
    const changed = this.duplicates > 0 || (this.total !== null && this.total !== this.rows.length);
    return changed
      ? `The graph changed meanwhile: ${this.total ?? 'an unknown number of'} rows were counted at first, ${this.rows.length} were read.`
      : null;
  }

  private report(stage: Stage, message: string | null): void {
    const perSecond = this.spent > 0 ? (this.rows.length / this.spent) * 1000 : 0;
    const shown = this.progress.rows;
    const rows = stage === 'running' && this.rows.length < shown.length * GROWTH_FACTOR ? shown : this.rows.slice();
    this.progress = { stage, read: this.rows.length, rows, total: this.total, perSecond, message };
    this.notify();
  }

  private notify(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }
}

const readingsByAnswer = new WeakMap<Answer, Map<string, AllRows | null>>();

/** The reading of all rows of a list; null for a list that is complete or cannot be paged through. */
export function allRowsOf(answer: Answer, list: List): AllRows | null {
  let known = readingsByAnswer.get(answer);
  if (!known) {
    known = new Map();
    readingsByAnswer.set(answer, known);
  }
  const key = list.fields.join('\n');
  if (!known.has(key)) {
    const { settings, schema } = useSession.getState();
    const paging = list.connection && !list.nested && schema ? pagingOf(answer.request, list.fields, true) : null;
    const needed = list.more || (list.total ?? 0) > list.rows.length || paging?.partial;
    const onEnd = (rows: readonly Row[], more: boolean) =>
      rows.length > list.rows.length ? void publishRows(answer, list, rows, more, (merged) => readingsByAnswer.set(merged, readingsByAnswer.get(answer)!)) : undefined;
    // Rows of a tab are of use until it is closed or has another answer; other pages, such as dashboards, have no tabs.
    const inTab = tabOf(answer) !== undefined;
    const isWanted = () => !inTab || tabOf(answer) !== undefined;
    known.set(key, paging && needed ? new AllRows(list, paging, settings.limits.maxFirst, onEnd, isWanted) : null);
  }
  return known.get(key)!;
}
