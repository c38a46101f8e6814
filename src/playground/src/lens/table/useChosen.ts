import { useCallback, useMemo, useRef, useState } from 'react';
import { isObject } from '../../answer/json';
import { idsOf, namedIn, type Row } from '../../answer/lists';
import { usePlayground } from '../../store';

/** How a row is selected: 2 itself, 1 by a thing that it names. */
export type Chosen = ReadonlyMap<Row, 1 | 2>;

interface Keys {
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** The selected rows: the selection that all views share, and rows without an id of their own. */
export function useChosen(order: readonly Row[]) {
  const selected = usePlayground((state) => state.selected);
  const selectedIn = usePlayground((state) => state.selectedIn);
  const [own, setOwn] = useState<ReadonlySet<Row>>(new Set());
  const anchor = useRef<Row | null>(null);
  const chosen = useMemo<Chosen>(
    () => (selectedIn === 'table' ? new Map([...own].map((row) => [row, 2])) : chosenOf(order, selected)),
    [own, order, selected, selectedIn],
  );

  const tell = useCallback((rows: ReadonlySet<Row>) => {
    setOwn(rows);
    usePlayground.getState().select([...new Set([...rows].flatMap(idsOf))], 'table');
  }, []);
  const itself = useCallback(() => new Set([...chosen].filter(([, how]) => how === 2).map(([row]) => row)), [chosen]);
  const toggle = useCallback(
    (row: Row) => {
      const next = itself();
      if (!next.delete(row)) {
        next.add(row);
      }
      anchor.current = row;
      tell(next);
    },
    [itself, tell],
  );
  const choose = useCallback(
    (row: Row | 'all', keys: Keys) => {
      if (row === 'all') {
        tell(new Set(order));
      } else if (keys.shiftKey && anchor.current && order.includes(anchor.current)) {
        const [from, to] = [order.indexOf(anchor.current), order.indexOf(row)].sort((a, b) => a - b) as [number, number];
        tell(new Set(order.slice(from, to + 1)));
      } else if (keys.ctrlKey || keys.metaKey) {
        toggle(row);
      } else {
        const alone = chosen.size === 1 && chosen.get(row) === 2;
        anchor.current = row;
        tell(alone ? new Set() : new Set([row]));
      }
    },
    [order, chosen, tell, toggle],
  );
  return { chosen, choose, toggle };
}

export function chosenOf(order: readonly Row[], selected: readonly string[]): Chosen {
  const found = new Map<Row, 1 | 2>();
  if (selected.length === 0) {
    return found;
  }
  const wanted = new Set(selected);
  for (const row of order) {
    if (idsOf(row).some((id) => wanted.has(id))) {
      found.set(row, 2);
    } else if (isObject(row.value) && namedIn(row.value).some((id) => wanted.has(id))) {
      found.set(row, 1);
    }
  }
  return found;
}
