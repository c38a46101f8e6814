import { type Answer } from '../../answer/answer';
import { isObject } from '../../answer/json';
import { type List, listsOf, type Row } from '../../answer/lists';
import { additionsTo, answerOf, unreachable } from '../../gateway/fetcher';
import { wasStopped } from '../../gateway/request';
import { ID, PAGE } from '../../operation/additions';
import { type Paging, pagingOf, TOTAL } from '../../operation/paging';
import { usePlayground } from '../../store';
import { spread } from './spread';

export type Stage = 'idle' | 'running' | 'stopped' | 'failed' | 'done';

/** How far the reading of all rows is. */
export interface Progress {
  stage: Stage;
  /** How many were read. */
  read: number;
  /** Those that are shown: while they are read, not all of them each time, as each showing costs by their number. */
  rows: readonly Row[];
  total: number | null;
  perSecond: number;
  said: string | null;
}

// A page that is too much is asked for in smaller pieces, down to so few.
const LEAST = 5;
const TOO_MUCH: readonly unknown[] = ['TIMEOUT', 'OPERATION_TOO_LARGE'];
const TELL_EVERY = 300;
const GROWTH = 1.6;

/** Reads all rows of a connection by its cursors, apart from what shows them. */
export class AllRows {
  private progress: Progress = { stage: 'idle', read: 0, rows: [], total: null, perSecond: 0, said: null };
  private readonly listeners = new Set<() => void>();
  private rows: Row[] = [];
  private readonly known = new Set<string>();
  private cursor: string | null = null;
  private first: number;
  private spent = 0;
  private twice = 0;
  private total: number | null = null;
  private stopping: AbortController | null = null;

  constructor(
    private readonly list: Pick<List, 'fields'>,
    private readonly paging: Paging,
    first: number,
    /** Told of what was read when the reading ends, for the other views. */
    private readonly ended: (rows: readonly Row[], more: boolean) => void = () => {},
  ) {
    this.first = first;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): Progress => this.progress;

  readonly stop = (): void => this.stopping?.abort();

  /** Begins, or goes on where it was stopped. */
  readonly start = async (): Promise<void> => {
    if (this.stopping) {
      return;
    }
    const stopping = new AbortController();
    this.stopping = stopping;
    const began = performance.now() - this.spent;
    let told = 0;
    this.tell('running', null);
    try {
      for (let more = true; more; ) {
        more = await this.readPage(stopping.signal);
        this.spent = performance.now() - began;
        if (performance.now() - told > TELL_EVERY) {
          told = performance.now();
          this.tell('running', null);
        }
      }
      this.tell('done', this.difference());
    } catch (error) {
      const stopped = wasStopped(error);
      this.tell(stopped ? 'stopped' : 'failed', stopped ? null : unreachable(error).message);
    } finally {
      this.stopping = null;
      this.ended(this.progress.rows, this.progress.stage !== 'done');
    }
  };

  private async readPage(signal: AbortSignal): Promise<boolean> {
    const counted = this.rows.length === 0;
    const request = this.paging.page(this.first, this.cursor, counted);
    const answer = await answerOf(request, additionsTo(request.query, usePlayground.getState().schema), { signal });
    const error = answer.errors[0];
    if (error && TOO_MUCH.includes(error.extensions?.['code']) && this.first > LEAST) {
      this.first = Math.max(LEAST, Math.floor(this.first / 2));
      return true;
    }
    const connection = this.connectionIn(answer);
    if (error || !isObject(connection)) {
      throw new Error(error?.message ?? 'The gateway answered without these rows.');
    }
    const list = listsOf(answer.data).find((one) => one.fields.join('\n') === this.list.fields.join('\n'));
    for (const row of list?.rows ?? []) {
      this.add(row);
    }
    if (counted && typeof connection[TOTAL] === 'number') {
      this.total = connection[TOTAL];
    }
    const page = connection[PAGE];
    const next = isObject(page) && page['hasNextPage'] === true ? page['endCursor'] : null;
    if (typeof next !== 'string' || next === this.cursor) {
      return false;
    }
    this.cursor = next;
    return true;
  }

  private connectionIn({ data }: Answer): unknown {
    return this.list.fields.reduce<unknown>((value, field) => (isObject(value) ? value[field] : undefined), data);
  }

  private add(row: Row): void {
    const cursor = row.edge?.['cursor'];
    const id = isObject(row.value) ? row.value[ID] : undefined;
    const key = typeof id === 'string' ? id : typeof cursor === 'string' ? cursor : null;
    if (key !== null && this.known.has(key)) {
      this.twice++;
      return;
    }
    if (key !== null) {
      this.known.add(key);
    }
    this.rows.push(row);
  }

  private difference(): string | null {
    const changed = this.twice > 0 || (this.total !== null && this.total !== this.rows.length);
    return changed
      ? `The graph changed meanwhile: ${this.total ?? 'an unknown number of'} rows were counted at first, ${this.rows.length} were read.`
      : null;
  }

  private tell(stage: Stage, said: string | null): void {
    const perSecond = this.spent > 0 ? (this.rows.length / this.spent) * 1000 : 0;
    const shown = this.progress.rows;
    const rows = stage === 'running' && this.rows.length < shown.length * GROWTH ? shown : this.rows.slice();
    this.progress = { stage, read: this.rows.length, rows, total: this.total, perSecond, said };
    for (const listener of this.listeners) {
      listener();
    }
  }
}

const readings = new WeakMap<Answer, Map<string, AllRows | null>>();

/** The reading of all rows of a list of an answer; none where a list cannot be paged through. */
export function allRowsOf(answer: Answer, list: List): AllRows | null {
  let known = readings.get(answer);
  if (!known) {
    known = new Map();
    readings.set(answer, known);
  }
  const key = list.fields.join('\n');
  if (!known.has(key)) {
    const { settings, schema } = usePlayground.getState();
    const paging = list.connection && !list.within && schema ? pagingOf(answer.request, list.fields, true) : null;
    const needed = list.more || (list.total ?? 0) > list.rows.length || paging?.piece;
    // They are known by the answer that they make, too.
    const ended = (rows: readonly Row[], more: boolean) =>
      rows.length > list.rows.length ? void spread(answer, list, rows, more, (merged) => readings.set(merged, readings.get(answer)!)) : undefined;
    known.set(key, paging && needed ? new AllRows(list, paging, settings.limits.maxFirst, ended) : null);
  }
  return known.get(key)!;
}
