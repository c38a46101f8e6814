import { currentRoute, hashOf, navigate, routeOf } from '../address/route';
import { answerFirst, withEditorOf } from './answerFirst';
import { currentContent } from './currentContent';
import { isQuery } from './isQuery';
import { isAnswerTo } from './isAnswerTo';
import { contentOfRoute, namesKeptContent, routeFor } from './routeContent';
import { type Session, type TabContent, useSession } from './store';
import { runsTheSame } from './tabAddress';

/** The tabs and editors, as the synchronization uses them. */
export interface Tabs {
  active(): string;
  open(): readonly string[];
  choose(tab: string): void;
  add(): void;
  /** Puts a content into the editors of the active tab. */
  write(content: TabContent): void;
  /** Runs the query of the active tab. */
  run(): void;
}

/** What an entry of the browser's history holds next to its address. */
interface Entry {
  tab: string;
  /** The address before the query was edited; missing when it was not edited since. */
  unedited?: string;
}

const AFTER_CHANGE = 400;
const NOT_HERE = 'The query of this address is too long for a link. It is only in the browser window where it was written.';

/**
 * Keeps the address and the active tab in step. A run of a changed query, a choice of a view, and a change of the tab add an entry to
 * the history; an edit, a setting of a view and a selection change the current one. The first run after an edit gives the entry
 * of the edit its former address back, so that Back returns to what was run before.
 */
export class AddressSync {
  private ready = false;
  private busy = false;
  // Whether the next run is that of a content that was just opened. GraphiQL may add fields to it.
  private opening = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private begun = false;
  private pending: { content: TabContent; entry: 'push' | 'replace'; replaces?: string | undefined } | null = null;
  // The tabs that were opened for entries of closed tabs, by the id of the closed tab.
  private readonly reopened = new Map<string, string>();
  // The last address of each tab.
  private readonly addresses = new Map<string, string>();

  constructor(private readonly tabs: Tabs) {}

  /** Shows what the address names, or else a content, in the first tab, once the editors are ready. */
  begin(otherwise: TabContent): void {
    this.ready = true;
    this.openFirst(otherwise);
    this.begun = true;
  }

  private openFirst(otherwise: TabContent): void {
    const content = contentOfRoute(currentRoute());
    if (content?.query === currentContent().query) {
      // GraphiQL has opened it; the variables follow.
      const entry = entryOf(history.state);
      this.adopt({ ...(entry ? content : answerFirst(content)), run: true }, entry?.tab);
    } else if (currentRoute().page === 'query' && (content || namesKeptContent(currentRoute()))) {
      this.routeChanged();
    } else {
      this.fill(otherwise, 'replace');
    }
  }

  /** Opens a content in a new tab, or in the active one if that is blank. */
  openTab(content: TabContent): void {
    if (this.ready && currentContent().query.trim() === '') {
      this.fill(content, 'push');
      return;
    }
    this.pending = { content, entry: 'push' };
    this.tabs.add();
  }

  /** To be called when another tab is active. */
  tabChanged(): void {
    clearTimeout(this.timer);
    const { pending } = this;
    this.pending = null;
    this.opening = false;
    if (!this.ready) {
      return;
    }
    if (pending) {
      if (pending.replaces) {
        this.reopened.set(pending.replaces, this.tabs.active());
      }
      this.fill(pending.content, pending.entry);
    } else {
      this.write('push');
    }
  }

  /** To be called when the text of an editor changes. */
  edited(): void {
    this.later();
  }

  /** To be called when the session changes. */
  sessionChanged(now: Session, before: Session): void {
    if (!this.ready || this.busy || now.tab !== before.tab || now.tab !== this.tabs.active()) {
      return;
    }
    const { tab } = now;
    if (now.lastRun !== before.lastRun && now.lastRun?.tab === tab) {
      this.ran();
    } else if (now.views[tab] !== before.views[tab] || now.splitViews[tab] !== before.splitViews[tab]) {
      this.write('push');
    } else if (now.viewStates[tab] !== before.viewStates[tab] || now.selected !== before.selected) {
      this.later();
    }
  }

  /** To be called when the address changes. */
  routeChanged(): void {
    const route = currentRoute();
    if (!this.ready || this.busy || route.page !== 'query') {
      return;
    }
    clearTimeout(this.timer);
    const entry = entryOf(history.state);
    const content = contentOfRoute(route);
    if (!content && namesKeptContent(route)) {
      const { tab, keepRun } = useSession.getState();
      keepRun(tab, { stage: 'failed', message: NOT_HERE });
      this.write('replace');
    } else if (!entry && (!content || hashOf(route) === this.addresses.get(this.tabs.active()))) {
      // A link to the page as it is.
      this.write('replace');
    } else {
      this.show({ ...(content ? (entry ? content : answerFirst(content)) : { query: '' }), run: true }, entry?.tab);
    }
  }

  private show(content: TabContent, tab: string | undefined): void {
    const known = tab && (this.reopened.get(tab) ?? tab);
    const open = known !== undefined && this.tabs.open().includes(known);
    if (open && known !== this.tabs.active()) {
      this.pending = { content: this.inTab(known, content), entry: 'replace' };
      this.tabs.choose(known);
    } else if (open || runsTheSame(content, currentContent())) {
      this.adopt(this.inTab(this.tabs.active(), content), tab);
    } else if (!this.pending) {
      this.pending = { content, entry: 'replace', replaces: tab };
      this.tabs.add();
    }
  }

  // Back and Forward neither show nor hide the editors of a tab.
  private inTab(tab: string, content: TabContent): TabContent {
    return this.begun ? withEditorOf(content, useSession.getState().viewStates[tab]) : content;
  }

  /** Shows a content in the active tab. */
  private adopt(content: TabContent, tab: string | undefined): void {
    if (tab && tab !== this.tabs.active()) {
      this.reopened.set(tab, this.tabs.active());
    }
    this.fill(content, 'replace');
  }

  private fill(content: TabContent, mode: 'push' | 'replace'): void {
    this.busy = true;
    try {
      this.tabs.write(content);
      useSession.getState().restoreViews(content);
    } finally {
      this.busy = false;
    }
    // Before the run, which is that of this entry.
    this.write(mode);
    if (content.run && content.query.trim() !== '' && isQuery(content.query) && !isAnswered(content)) {
      this.opening = true;
      this.tabs.run();
    }
  }

  private ran(): void {
    clearTimeout(this.timer);
    const { opening } = this;
    this.opening = false;
    const current = currentRoute();
    const entry = entryOf(history.state);
    const former = routeOf(entry?.unedited ?? hashOf(current));
    if (
      !opening &&
      current.page === 'query' &&
      entry?.tab === this.tabs.active() &&
      !runsTheSame(contentOfRoute(former) ?? { query: '' }, currentContent())
    ) {
      this.quietly(() => navigate(former, { replace: true, state: { tab: entry.tab } satisfies Entry }));
      this.write('push');
    } else {
      this.write('replace', true);
    }
  }

  private later(): void {
    if (!this.ready || this.busy) {
      return;
    }
    clearTimeout(this.timer);
    const tab = this.tabs.active();
    this.timer = setTimeout(() => {
      this.opening = false;
      if (tab === this.tabs.active()) {
        this.write('replace');
      }
    }, AFTER_CHANGE);
  }

  /** Writes the content of the active tab into the address. `ran` says that the content is run just now. */
  private write(mode: 'push' | 'replace', ran = false): void {
    const current = currentRoute();
    if (!this.ready || current.page !== 'query') {
      return;
    }
    const tab = this.tabs.active();
    const content = currentContent();
    const route = routeFor(content);
    const before = entryOf(history.state);
    const same = before?.tab === tab;
    if (mode === 'push' && same && hashOf(route) === location.hash) {
      return;
    }
    const entry: Entry = { tab };
    if (mode === 'replace' && same && !ran) {
      const unedited = before.unedited ?? hashOf(current);
      if (!runsTheSame(contentOfRoute(routeOf(unedited)) ?? { query: '' }, content)) {
        entry.unedited = unedited;
      }
    }
    this.addresses.set(tab, hashOf(route));
    this.quietly(() => navigate(route, { replace: mode === 'replace', state: entry }));
  }

  private quietly(change: () => void): void {
    this.busy = true;
    try {
      change();
    } finally {
      this.busy = false;
    }
  }
}

function entryOf(state: unknown): Entry | null {
  return typeof state === 'object' && state !== null && typeof (state as Entry).tab === 'string' ? (state as Entry) : null;
}

/** Whether the active tab has the answer to a content. */
function isAnswered(content: TabContent): boolean {
  const { tab, answers, runs } = useSession.getState();
  const answer = answers[tab];
  return !!answer && runs[tab]?.stage === 'done' && isAnswerTo(answer, content);
}
