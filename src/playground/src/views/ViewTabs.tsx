import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { Answer } from '../answer/answer';
import { useSession } from '../session/store';
import { VIEW_LABELS, VIEW_NAMES, type ViewName } from '../session/viewNames';
import { SelectField } from '../ui/SelectField';
import { isAvailable } from './registry';

interface ViewTabsProps {
  answer: Answer | undefined;
  view: ViewName;
  splitView: ViewName | undefined;
  /** A control before the tabs. */
  before?: ReactNode;
  /** More controls for the answer. */
  children?: ReactNode;
}

/** The tabs that choose the view of an answer, and the choice of a second view next to it. */
export function ViewTabs({ answer, view, splitView, before, children }: ViewTabsProps) {
  const { showView, showSplitView } = useSession.getState();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const tabs = [...list.current!.querySelectorAll<HTMLButtonElement>('[role=tab]:not(:disabled)')];
    const at = tabs.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at >= 0 && to !== undefined) {
      event.preventDefault();
      const next = tabs[(to + tabs.length) % tabs.length]!;
      next.focus();
      next.click();
    }
  };
  const others = VIEW_NAMES.filter((name) => name !== view && isAvailable(name, answer));
  return (
    <div className="ng-views">
      {before}
      <div ref={list} role="tablist" aria-label="Views of the answer" onKeyDown={onKeyDown}>
        {VIEW_NAMES.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`ng-tab-${name}`}
            aria-selected={name === view}
            aria-controls={name === view || name === splitView ? `ng-view-${name}` : undefined}
            tabIndex={name === view ? 0 : -1}
            disabled={!isAvailable(name, answer)}
            title={isAvailable(name, answer) ? undefined : `Nothing in this answer for the view ${VIEW_LABELS[name]}`}
            onClick={() => showView(name)}
          >
            {VIEW_LABELS[name]}
          </button>
        ))}
      </div>
      <SelectField
        label="Split view"
        className="ng-beside"
        value={splitView ?? ''}
        disabled={!answer}
        options={[['', 'off'], ...others.map((name) => [name, VIEW_LABELS[name]] as const)]}
        onChange={(name) => showSplitView((name || undefined) as ViewName | undefined)}
      />
      {children}
    </div>
  );
}
