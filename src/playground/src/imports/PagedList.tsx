import { type ReactNode, useEffect, useState } from 'react';
import { formatNumber } from '../text/format';
import { ErrorMessage } from '../ui/ErrorMessage';
import { errorMessage, type RunOperation } from './useGateway';

interface Page<T> {
  importJob: {
    page: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; edges: { node: T }[] };
  } | null;
}

interface Props<T> {
  /** The plural noun for the items, such as `problems`. */
  name: string;
  count: number;
  job: string;
  query: string;
  runOperation: RunOperation;
  children(item: T): ReactNode;
}

/** A list of a job's problems or differences, loaded page by page when it is opened. */
export function PagedList<T extends { number: number }>({ name, count, job, query, runOperation, children }: Props<T>) {
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
      const { importJob } = await runOperation<Page<T>>(query, { id: job, after: cursor });
      if (!importJob) {
        throw new Error('This job was deleted meanwhile.');
      }
      const { edges, pageInfo, totalCount } = importJob.page;
      setItems((now) => [...now, ...edges.map((edge) => edge.node)]);
      setCursor(pageInfo.endCursor ?? cursor);
      setNext(pageInfo.hasNextPage);
      setKept(totalCount);
      setFailure(null);
    } catch (error) {
      setFailure(errorMessage(error));
    }
    setBusy(false);
  };

  useEffect(() => {
    if (open && items.length === 0 && !busy) {
      void more();
    }
  }, [open]);
  // A running job may have more items than before.
  useEffect(() => setNext(true), [count]);

  return (
    <details className="ng-list" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {formatNumber(count)} {count === 1 ? name.replace(/s$/, '') : name}
      </summary>
      <ol>
        {items.map((item) => (
          <li key={item.number}>{children(item)}</li>
        ))}
      </ol>
      <ErrorMessage message={failure} />
      {next && items.length < count && (items.length > 0 || failure) && (
        <button type="button" className="ng-button" disabled={busy} onClick={() => void more()}>
          More ({formatNumber(items.length)} of {formatNumber(count)} shown)
        </button>
      )}
      {!next && items.length > 0 && kept < count && <p className="ng-quiet">Only the first {formatNumber(kept)} were kept.</p>}
    </details>
  );
}
