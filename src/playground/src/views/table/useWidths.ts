import type { ColumnSizingState } from '@tanstack/react-table';
import { useEffect, useState } from 'react';
import type { TableState } from './useTableState';

type Widths = Pick<TableState, 'widths' | 'setWidths'>;

/** The widths of the columns, which change at once while an edge is dragged. */
export function useWidths({ widths }: Pick<Widths, 'widths'>) {
  const [sizes, setSizes] = useState<ColumnSizingState>(widths);
  useEffect(() => setSizes(widths), [widths]);
  return [sizes, setSizes] as const;
}

/** Keeps the widths when the edge of a column is released. */
export function useKeptWidths({ widths, setWidths }: Widths, sizes: ColumnSizingState, resizing: boolean): void {
  useEffect(() => {
    if (!resizing && JSON.stringify(sizes) !== JSON.stringify(widths)) {
      setWidths(sizes);
    }
    // Widths that come from the address are not overwritten.
  }, [resizing, sizes]);
}
