import { type Cell, isThings, type Kind } from './columns';

const texts = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Compares two cells that say something: figures and dates by value, texts as people sort them. */
export function compare(a: Cell, b: Cell, kind: Kind): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  if (isThings(a) && isThings(b)) {
    return a.count - b.count || texts.compare(a.names[0]?.name ?? '', b.names[0]?.name ?? '');
  }
  if (kind === 'date') {
    return instant(a) - instant(b);
  }
  return texts.compare(String(a), String(b));
}

function instant(cell: Cell): number {
  return Date.parse(String(cell));
}
