/** The range of the colour scale. */
export interface Scale {
  min: number;
  max: number;
  /** Whether the scale is a square root scale, which separates small values when a few are many times larger. */
  squareRoot: boolean;
}

/** The position of a value on the scale, from 0 to 1. */
export function scalePosition(value: number, { min, max, squareRoot }: Scale): number {
  const part = max > min ? (value - min) / (max - min) : 1;
  return squareRoot ? Math.sqrt(Math.max(0, part)) : part;
}

/** The value at a position of the scale. */
export function valueAt(part: number, { min, max, squareRoot }: Scale): number {
  return min + (max - min) * (squareRoot ? part * part : part);
}
