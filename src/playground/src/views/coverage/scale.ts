/**
 * The range of the colour scale. A root scale is one by the square root, which separates small values when a few are many times
 * larger. The scales of a difference and of a ratio have a middle, 0 or 1.
 */
export interface Scale {
  kind: 'linear' | 'root' | 'difference' | 'ratio';
  min: number;
  max: number;
}

/** Whether the scale has a middle with two colours around it. */
export function isDiverging({ kind }: Scale): boolean {
  return kind === 'difference' || kind === 'ratio';
}

/** The position of a value on the scale, from 0 to 1. */
export function scalePosition(value: number, { kind, min, max }: Scale): number {
  if (kind === 'difference') {
    return max > 0 ? 0.5 + (Math.sign(value) * Math.sqrt(Math.abs(value) / max)) / 2 : 0.5;
  }
  if (kind === 'ratio') {
    return 0.5 + Math.max(-1, Math.min(1, Math.log(Math.max(value, 1e-9)) / Math.log(max))) / 2;
  }
  const part = max > min ? (value - min) / (max - min) : 1;
  return kind === 'root' ? Math.sqrt(Math.max(0, part)) : part;
}

/** The value at a position of the scale. */
export function valueAt(part: number, { kind, min, max }: Scale): number {
  const side = 2 * part - 1;
  switch (kind) {
    case 'difference':
      return Math.sign(side) * side * side * max;
    case 'ratio':
      return max ** side;
    default:
      return min + (max - min) * (kind === 'root' ? part * part : part);
  }
}
