import type { GraphQLSchema } from 'graphql';
import { create } from 'zustand';
import { type Answer, originalOf } from '../answer/answer';
import type { Settings } from '../gateway/settings';
import type { ViewName } from './viewNames';

/** The content of a tab that is opened. */
export interface TabContent {
  query: string;
  /** JSON text. */
  variables?: string | undefined;
  view?: ViewName | null | undefined;
  /** Whether the query is run when the tab opens. */
  run?: boolean | undefined;
}

/** The content of the editors of the active tab. */
export interface EditorContent {
  query: string;
  /** The text of the variable editor. */
  variablesText: string;
}

/** The state of the page that GraphiQL does not hold. */
export interface Session {
  settings: Settings;
  schema: GraphQLSchema | null;
  /** GraphiQL's id of the active tab. */
  tab: string;
  /** The ids of all open tabs; null until GraphiQL has reported them. */
  openTabs: readonly string[] | null;
  /** The last answer of each tab, by tab id. */
  answers: Record<string, Answer>;
  /** Whether the last run of a tab was stopped, by tab id. */
  stopped: Record<string, boolean>;
  /** The chosen view of each tab; a tab without a choice shows the view that fits its answer best. */
  views: Record<string, ViewName>;
  /** The second view that is shown next to the first, by tab id. */
  splitViews: Record<string, ViewName | undefined>;
  /** The settings of the views of each tab; see `useViewState`. */
  viewStates: Record<string, Readonly<Record<string, unknown>>>;
  /** The ids of the selected nodes, shared by all views. */
  selected: readonly string[];
  /** The view in which the selection was made; it does not scroll to its own selection. */
  selectedIn: ViewName | null;
  select(ids: readonly string[], view: ViewName): void;
  showView(view: ViewName, tab?: string): void;
  showSplitView(view: ViewName | undefined): void;
  /** Sets a setting of the views of the active tab; undefined removes it. */
  setViewState(name: string, value: unknown): void;
  /** Keeps the answer of a run, unless its tab was closed meanwhile. */
  keepAnswer(tab: string, answer: Answer): void;
  /** Records whether a run that gave no answer was stopped, unless its tab was closed meanwhile. */
  keepFailure(tab: string, stopped: boolean): void;
  /** Sets the open tabs and releases the state of all others. */
  retainTabs(ids: readonly string[]): void;
  /** Opens a tab; without effect until GraphiQL is ready. */
  openTab: (content: TabContent) => void;
  /** Reads the editors of the active tab. */
  editorContent: () => EditorContent;
  /** Computes what the views need of a large answer before it is shown; the page sets it, as the views use the session. */
  prepareViews: (answer: Answer, pause: () => Promise<void>) => Promise<void>;
}

export const useSession = create<Session>()((set) => ({
  settings: undefined as unknown as Settings,
  schema: null,
  tab: '',
  openTabs: null,
  answers: {},
  stopped: {},
  views: {},
  splitViews: {},
  viewStates: {},
  selected: [],
  selectedIn: null,
  select: (ids, view) => set({ selected: ids, selectedIn: view }),
  showView: (view, tab) =>
    set((state) => {
      const id = tab ?? state.tab;
      return {
        views: { ...state.views, [id]: view },
        ...(state.splitViews[id] === view ? { splitViews: { ...state.splitViews, [id]: undefined } } : {}),
      };
    }),
  showSplitView: (view) => set((state) => ({ splitViews: { ...state.splitViews, [state.tab]: view } })),
  setViewState: (name, value) =>
    set(({ tab, viewStates }) => {
      const { [name]: _, ...others } = viewStates[tab] ?? {};
      return { viewStates: { ...viewStates, [tab]: value === undefined ? others : { ...others, [name]: value } } };
    }),
  keepAnswer: (tab, answer) =>
    set((state) =>
      isOpen(state, tab)
        ? {
            answers: { ...state.answers, [tab]: answer },
            stopped: { ...state.stopped, [tab]: false },
            selected: [],
            selectedIn: null,
          }
        : {},
    ),
  keepFailure: (tab, stopped) =>
    set((state) => (isOpen(state, tab) ? { stopped: { ...state.stopped, [tab]: stopped } } : {})),
  retainTabs: (ids) =>
    set(({ answers, stopped, views, splitViews, viewStates }) => ({
      openTabs: ids,
      answers: retain(answers, ids),
      stopped: retain(stopped, ids),
      views: retain(views, ids),
      splitViews: retain(splitViews, ids),
      viewStates: retain(viewStates, ids),
    })),
  openTab: () => {},
  editorContent: () => ({ query: '', variablesText: '' }),
  prepareViews: () => Promise.resolve(),
}));

/** The answer of the active tab. */
export function useAnswer(): Answer | undefined {
  return useSession((state) => state.answers[state.tab]);
}

/** The tab that shows an answer, possibly with more rows; undefined if the tab was closed or has another answer. */
export function tabOf(answer: Answer): string | undefined {
  const { answers } = useSession.getState();
  return Object.keys(answers).find((tab) => originalOf(answers[tab]!) === originalOf(answer));
}

function isOpen({ openTabs }: Session, tab: string): boolean {
  return openTabs === null || openTabs.includes(tab);
}

// An unchanged record stays the same object, so that nothing is rendered again.
function retain<T>(byTab: Record<string, T>, ids: readonly string[]): Record<string, T> {
  const entries = Object.entries(byTab);
  const open = entries.filter(([id]) => ids.includes(id));
  return open.length === entries.length ? byTab : Object.fromEntries(open);
}
