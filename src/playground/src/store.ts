import type { GraphQLSchema } from 'graphql';
import { create } from 'zustand';
import type { Answer } from './answer/answer';
import type { GraphQlRequest } from './gateway/request';
import type { Settings } from './gateway/settings';

export type ViewName = 'json' | 'table' | 'network' | 'time' | 'coverage';

/** What is written in a new tab. */
export interface Opening {
  query: string;
  /** JSON, or nothing. */
  variables?: string | undefined;
  view?: ViewName | null | undefined;
  /** Run at once. */
  run?: boolean | undefined;
}

/** The state of the page beside GraphiQL's own. */
export interface Playground {
  settings: Settings;
  schema: GraphQLSchema | null;
  /** GraphiQL's id of the tab that is shown. */
  tab: string;
  answers: Record<string, Answer>;
  /** In which tabs the last run was stopped. */
  stopped: Record<string, boolean>;
  /** What was chosen in a tab; without a choice the answer picks. */
  views: Record<string, ViewName>;
  /** A second view beside the first. */
  beside: Record<string, ViewName | undefined>;
  /** Ids of the things that are selected, in every view. */
  selected: readonly string[];
  /** Who selected last, so that it need not follow. */
  selectedIn: ViewName | null;
  select(ids: readonly string[], view: ViewName): void;
  showView(view: ViewName, tab?: string): void;
  showBeside(view: ViewName | undefined): void;
  /** Opens a tab; there once GraphiQL is. */
  open: (opening: Opening) => void;
  /** What stands in the tab that is shown. */
  written: () => GraphQlRequest & { variablesText: string };
}

export const usePlayground = create<Playground>()((set) => ({
  settings: undefined as unknown as Settings,
  schema: null,
  tab: '',
  answers: {},
  stopped: {},
  views: {},
  beside: {},
  selected: [],
  selectedIn: null,
  select: (ids, view) => set({ selected: ids, selectedIn: view }),
  showView: (view, tab) =>
    set((state) => {
      const of = tab ?? state.tab;
      return {
        views: { ...state.views, [of]: view },
        ...(state.beside[of] === view ? { beside: { ...state.beside, [of]: undefined } } : {}),
      };
    }),
  showBeside: (view) => set((state) => ({ beside: { ...state.beside, [state.tab]: view } })),
  open: () => {},
  written: () => ({ query: '', variablesText: '' }),
}));

/** The answer of the tab that is shown. */
export function useAnswer(): Answer | undefined {
  return usePlayground((state) => state.answers[state.tab]);
}
