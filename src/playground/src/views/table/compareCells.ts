import { type Cell, isObjectList, type Kind } from '../../answer/columns';

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Compares two cells that have values: numbers and dates by value, texts by the rules of the language. */
export function compareCells(a: Cell, b: Cell, kind: Kind): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  if (isObjectList(a) && isObjectList(b)) {
    return a.count - b.count || collator.compare(a.items[0]?.name ?? '', b.items[0]?.name ?? '');
  }
  if (kind === 'date') {
    return instant(a) - instant(b);
  }
  return collator.compare(String(a), String(b));
}

function instant(cell: Cell): number {
  return Date.parse(String(cell));
}
