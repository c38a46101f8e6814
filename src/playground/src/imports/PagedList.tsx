import { type ReactNode, useEffect, useState } from 'react';
import { type Ask, inWords } from './asking';
import { number } from './jobs';

interface Page<T> {
  importJob: {
    page: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; edges: { node: T }[] };
  } | null;
}

interface Props<T> {
  /** What it is called, as `problems`. */
  name: string;
  count: number;
  job: string;
  query: string;
  ask: Ask;
  children(item: T): ReactNode;
}

/** A list of a job's, fetched by the page when it is opened. */
export function PagedList<T extends { number: number }>({ name, count, job, query, ask, children }: Props<T>) {
  const [open, setOpen] = useState(false);
  const [items, setItems] = useState<T[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [next, setNext] = useState(true);
  const [kept, setKept] = useState(count);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const more = async () => {
    setBusy(true);
    try {
      const { importJob } = await ask<Page<T>>(query, { id: job, after: cursor });
      if (!importJob) {
        throw new Error('This job is no longer kept.');
      }
      const { edges, pageInfo, totalCount } = importJob.page;
      setItems((now) => [...now, ...edges.map((edge) => edge.node)]);
      setCursor(pageInfo.endCursor ?? cursor);
      setNext(pageInfo.hasNextPage);
      setKept(totalCount);
      setFailure(null);
    } catch (error) {
      setFailure(inWords(error));
    }
    setBusy(false);
  };

  useEffect(() => {
    if (open && items.length === 0 && !busy) {
      void more();
    }
  }, [open]);
  // A job that runs meets more of them.
  useEffect(() => setNext(true), [count]);

  return (
    <details className="ng-list" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {number(count)} {count === 1 ? name.replace(/s$/, '') : name}
      </summary>
      <ol>
        {items.map((item) => (
          <li key={item.number}>{children(item)}</li>
        ))}
      </ol>
      {failure && (
        <p role="alert" className="ng-problem">
          {failure}
        </p>
      )}
      {next && items.length < count && (items.length > 0 || failure) && (
        <button type="button" className="ng-button" disabled={busy} onClick={() => void more()}>
          More ({number(items.length)} of {number(count)} shown)
        </button>
      )}
      {!next && items.length > 0 && kept < count && <p className="ng-quiet">Only the first {number(kept)} were kept.</p>}
    </details>
  );
}
