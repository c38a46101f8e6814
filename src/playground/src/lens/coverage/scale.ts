/** Between which figures the colours stand. */
export interface Scale {
  least: number;
  greatest: number;
  /** Whether they go by the square root: a few figures are often many times the others. */
  root: boolean;
}

/** Where a value stands between the least and the greatest. */
export function partOf(value: number, { least, greatest, root }: Scale): number {
  const part = greatest > least ? (value - least) / (greatest - least) : 1;
  return root ? Math.sqrt(Math.max(0, part)) : part;
}

/** The value that stands there. */
export function valueAt(part: number, { least, greatest, root }: Scale): number {
  return least + (greatest - least) * (root ? part * part : part);
}
