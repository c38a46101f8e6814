import type { GraphQLSchema } from 'graphql';
import { create } from 'zustand';
import { type Answer, originalOf } from '../answer/answer';
import type { Budget } from '../answer/budget';
import type { Settings } from '../gateway/settings';
import { IDLE, type RunStatus } from './runStatus';
import type { ViewName } from './viewNames';

/** The content of a tab: what it runs, and how it shows the answer. */
export interface TabContent {
  query: string;
  /** JSON text. */
  variables?: string | undefined;
  /** The operation to run, of a query with several. */
  operation?: string | undefined;
  view?: ViewName | null | undefined;
  splitView?: ViewName | undefined;
  /** The settings of the views; see `useViewState`. */
  settings?: Readonly<Record<string, unknown>> | undefined;
  /** The ids of the selected nodes. */
  selected?: readonly string[] | undefined;
  /** Whether the query is run when the tab opens. */
  run?: boolean | undefined;
}

/** The content of the editors of the active tab. */
export interface EditorContent {
  query: string;
  /** The text of the variable editor. */
  variablesText: string;
  /** The operation that a run sends, of a query with several. */
  operation?: string | undefined;
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
  /** The status of the last run of each tab, by tab id. */
  runs: Record<string, RunStatus>;
  /** The tab whose query was run last; a new object for each run. */
  lastRun: { tab: string } | null;
  /** What the last request has left of the budget of the caller; null if the gateway has not told it. */
  budget: Budget | null;
  /** The title of the active tab; empty for a tab without a title. */
  tabTitle: string;
  /** The title of the open dashboard; empty without one. */
  dashboardTitle: string;
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
  /** The selection that the next answer of a tab gets, if the tab was opened with one. */
  nextSelection: { tab: string; ids: readonly string[] } | null;
  select(ids: readonly string[], view: ViewName): void;
  showView(view: ViewName, tab?: string): void;
  showSplitView(view: ViewName | undefined): void;
  /** Sets a setting of the views of the active tab; undefined removes it. */
  setViewState(name: string, value: unknown): void;
  /** Keeps the answer of a run, unless its tab was closed meanwhile. */
  keepAnswer(tab: string, answer: Answer): void;
  /** Records the status of a run, unless its tab was closed meanwhile. */
  keepRun(tab: string, status: RunStatus): void;
  /** Shows the answer of the active tab as its content says: the views, their settings, and the selection. */
  restoreViews(content: TabContent): void;
  /** Sets the open tabs and releases the state of all others. */
  retainTabs(ids: readonly string[]): void;
  /** Opens a tab; without effect until GraphiQL is ready. */
  openTab: (content: TabContent) => void;
  /** Runs the query of the active tab. */
  runQuery: () => void;
  /** Shows a response in the JSON view of the active tab. */
  showResponse: (response: unknown) => void;
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
  runs: {},
  lastRun: null,
  budget: null,
  tabTitle: '',
  dashboardTitle: '',
  views: {},
  splitViews: {},
  viewStates: {},
  selected: [],
  selectedIn: null,
  nextSelection: null,
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
            selected: state.nextSelection?.tab === tab ? state.nextSelection.ids : [],
            selectedIn: null,
            nextSelection: null,
          }
        : {},
    ),
  keepRun: (tab, status) => set((state) => (isOpen(state, tab) ? { runs: { ...state.runs, [tab]: status } } : {})),
  restoreViews: ({ view, splitView, settings, selected = [] }) =>
    set(({ tab, views, splitViews, viewStates }) => ({
      views: withValue(views, tab, view ?? undefined),
      splitViews: withValue(splitViews, tab, splitView),
      viewStates: withValue(viewStates, tab, settings),
      selected,
      selectedIn: null,
      nextSelection: selected.length > 0 ? { tab, ids: selected } : null,
    })),
  retainTabs: (ids) =>
    set(({ answers, runs, views, splitViews, viewStates }) => ({
      openTabs: ids,
      answers: retain(answers, ids),
      runs: retain(runs, ids),
      views: retain(views, ids),
      splitViews: retain(splitViews, ids),
      viewStates: retain(viewStates, ids),
    })),
  openTab: () => {},
  runQuery: () => {},
  showResponse: () => {},
  editorContent: () => ({ query: '', variablesText: '' }),
  prepareViews: () => Promise.resolve(),
}));

/** The answer of the active tab. */
export function useAnswer(): Answer | undefined {
  return useSession((state) => state.answers[state.tab]);
}

/** The status of the last run of the active tab. */
export function useRunStatus(): RunStatus {
  return useSession((state) => state.runs[state.tab] ?? IDLE);
}

/** The tab that shows an answer, possibly with more rows; undefined if the tab was closed or has another answer. */
export function tabOf(answer: Answer): string | undefined {
  const { answers } = useSession.getState();
  return Object.keys(answers).find((tab) => originalOf(answers[tab]!) === originalOf(answer));
}

function isOpen({ openTabs }: Session, tab: string): boolean {
  return openTabs === null || openTabs.includes(tab);
}

function withValue<T>(byTab: Record<string, T>, tab: string, value: T | undefined): Record<string, T> {
  const { [tab]: _, ...others } = byTab;
  return value === undefined ? others : { ...others, [tab]: value };
}

/** The start of the ids of answers that are shown outside of the tabs. */
export const OUTSIDE = 'outside:';

// An unchanged record stays the same object, so that nothing is rendered again.
function retain<T>(byTab: Record<string, T>, ids: readonly string[]): Record<string, T> {
  const entries = Object.entries(byTab);
  const open = entries.filter(([id]) => ids.includes(id) || id.startsWith(OUTSIDE));
  return open.length === entries.length ? byTab : Object.fromEntries(open);
}
