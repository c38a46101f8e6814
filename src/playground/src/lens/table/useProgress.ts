import { useSyncExternalStore } from 'react';
import type { AllRows, Progress } from './allRows';

const NOTHING = () => () => {};

/** How far the reading of all rows is, if they can be read. */
export function useProgress(reading: AllRows | null): Progress | null {
  return useSyncExternalStore(reading?.subscribe ?? NOTHING, () => reading?.snapshot() ?? null);
}
