import { useSyncExternalStore } from 'react';
import type { AllRows, Progress } from './allRows';

const noSubscription = () => () => {};

/** The progress of reading all rows of a list; null for a list that is complete or cannot be paged through. */
export function useAllRowsProgress(reading: AllRows | null): Progress | null {
  return useSyncExternalStore(reading?.subscribe ?? noSubscription, () => reading?.snapshot() ?? null);
}
