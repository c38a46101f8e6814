import { createContext, useCallback, useContext, useMemo } from 'react';
import { useSession } from './store';

/** The settings of the views of one answer, such as layout, sort and hidden columns. All values are JSON. */
export type ViewState = Readonly<Record<string, unknown>>;

/** Where the settings of the views inside of it are kept. */
export interface ViewStateStore {
  values: ViewState;
  /** Sets a setting; undefined removes it. */
  set(name: string, value: unknown): void;
}

/** Without a provider, settings belong to the active tab of the page Query. */
export const ViewStateContext = createContext<ViewStateStore | null>(null);

const NONE: ViewState = {};

/** The settings of the active tab, and a function that sets one of them. */
export function useTabViewState(): ViewStateStore {
  const values = useSession((state) => state.viewStates[state.tab] ?? NONE);
  return useMemo(() => ({ values, set: (name, value) => useSession.getState().setViewState(name, value) }), [values]);
}

/**
 * A setting of a view that lasts: it is in the address of the page, and in a dashboard that the view is part of. The name is
 * that of the view and the setting, such as `network.layout`. The value must be JSON; the default is not stored.
 */
export function useViewState<T>(name: string, byDefault: T): [T, (value: T) => void] {
  const scope = useContext(ViewStateContext);
  const tab = useTabViewState();
  const { values, set } = scope ?? tab;
  const stored = values[name];
  // A value from an address may be anything.
  const value = isLike(stored, byDefault) ? stored : byDefault;
  const setValue = useCallback((next: T) => set(name, next === byDefault ? undefined : next), [set, name, byDefault]);
  return [value, setValue];
}

/** Whether a stored value has the type of a default; a default that is null or undefined says nothing about the type. */
export function isLike<T>(stored: unknown, byDefault: T): stored is T {
  if (stored === undefined) {
    return false;
  }
  return byDefault === null || byDefault === undefined
    ? true
    : stored !== null && typeof stored === typeof byDefault && Array.isArray(stored) === Array.isArray(byDefault);
}
