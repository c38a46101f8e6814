import { useCallback, useMemo, useRef, useState } from 'react';
import { isObject } from '../../answer/json';
import { idsOf, namedIn, type Row } from '../../answer/lists';
import { useSession } from '../../session/store';

/** How a row is selected: 2 by itself, 1 by an entity in its fields. */
export type RowSelection = ReadonlyMap<Row, 1 | 2>;

interface Keys {
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** The selected rows: those of the shared selection, and rows without an id. */
export function useRowSelection(order: readonly Row[]) {
  const selected = useSession((state) => state.selected);
  const selectedIn = useSession((state) => state.selectedIn);
  const [own, setOwn] = useState<ReadonlySet<Row>>(new Set());
  const anchor = useRef<Row | null>(null);
  const chosen = useMemo<RowSelection>(
    () => (selectedIn === 'table' ? new Map([...own].map((row) => [row, 2])) : selectionOf(order, selected)),
    [own, order, selected, selectedIn],
  );

  const publish = useCallback((rows: ReadonlySet<Row>) => {
    setOwn(rows);
    useSession.getState().select([...new Set([...rows].flatMap(idsOf))], 'table');
  }, []);
  const itself = useCallback(() => new Set([...chosen].filter(([, how]) => how === 2).map(([row]) => row)), [chosen]);
  const toggle = useCallback(
    (row: Row) => {
      const next = itself();
      if (!next.delete(row)) {
        next.add(row);
      }
      anchor.current = row;
      publish(next);
    },
    [itself, publish],
  );
  const choose = useCallback(
    (row: Row | 'all', keys: Keys) => {
      if (row === 'all') {
        publish(new Set(order));
      } else if (keys.shiftKey && anchor.current && order.includes(anchor.current)) {
        const [from, to] = [order.indexOf(anchor.current), order.indexOf(row)].sort((a, b) => a - b) as [number, number];
        publish(new Set(order.slice(from, to + 1)));
      } else if (keys.ctrlKey || keys.metaKey) {
        toggle(row);
      } else {
        const onlySelection = chosen.size === 1 && chosen.get(row) === 2;
        anchor.current = row;
        publish(onlySelection ? new Set() : new Set([row]));
      }
    },
    [order, chosen, publish, toggle],
  );
  return { chosen, choose, toggle };
}

export function selectionOf(order: readonly Row[], selected: readonly string[]): RowSelection {
  const filterRows = new Map<Row, 1 | 2>();
  if (selected.length === 0) {
    return filterRows;
  }
  const wanted = new Set(selected);
  for (const row of order) {
    if (idsOf(row).some((id) => wanted.has(id))) {
      filterRows.set(row, 2);
    } else if (isObject(row.value) && namedIn(row.value).some((id) => wanted.has(id))) {
      filterRows.set(row, 1);
    }
  }
  return filterRows;
}
