import { useGraphiQL } from '@graphiql/react';
import { type KeyboardEvent, Suspense, useEffect, useRef } from 'react';
import { type Answer, cameAs, isBig } from '../answer/answer';
import { CostBar } from '../cost/CostBar';
import { type ViewName, useAnswer, usePlayground } from '../store';
import { EmptyGraph, useEmptyGraph } from './EmptyGraph';
import { ErrorNotes } from './ErrorNotes';
import { JsonSelection } from './JsonSelection';
import { suitsOf, VIEWS, type View, viewOf } from './views';
import { ViewBoundary } from './ViewBoundary';

/** The views of the answer: the tabs that choose one, the one that is shown, a second beside it. */
export function Lens() {
  const answer = useAnswer();
  const view = usePlayground(viewOf);
  const beside = usePlayground((state) => state.beside[state.tab]);
  const second = beside && beside !== view && answer && suitsOf(answer).get(beside)! > 0 ? beside : undefined;
  const empty = useEmptyGraph(answer);
  const json = !empty && (view === 'json' || second === 'json');
  return (
    <>
      <ViewTabs answer={answer} view={view} second={second} />
      <CostBar />
      {answer && <ErrorNotes answer={answer} />}
      <JsonPlace shown={json} first={view === 'json'} big={!!answer && isBig(answer)} />
      {answer && <JsonSelection answer={cameAs(answer)} shown={json} />}
      {empty && <EmptyGraph />}
      {answer && !empty && view !== 'json' && <Shown answer={answer} name={view} />}
      {answer && !empty && second && second !== 'json' && <Shown answer={answer} name={second} />}
      {!answer && view !== 'json' && <p className="ng-nothing">Run the query to see its answer here.</p>}
    </>
  );
}

function ViewTabs({ answer, view, second }: { answer: Answer | undefined; view: ViewName; second: ViewName | undefined }) {
  const { showView, showBeside } = usePlayground.getState();
  const list = useRef<HTMLDivElement>(null);
  const possible = (one: View) => one.name === 'json' || (!!answer && suitsOf(answer).get(one.name)! > 0);
  const move = (event: KeyboardEvent) => {
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
  return (
    <div className="ng-views">
      <div ref={list} role="tablist" aria-label="Views of the answer" onKeyDown={move}>
        {VIEWS.map((one) => (
          <button
            key={one.name}
            type="button"
            role="tab"
            id={`ng-tab-${one.name}`}
            aria-selected={one.name === view}
            aria-controls={one.name === view || one.name === second ? `ng-view-${one.name}` : undefined}
            tabIndex={one.name === view ? 0 : -1}
            disabled={!possible(one)}
            title={possible(one) ? undefined : `Nothing in this answer for the view ${one.label}`}
            onClick={() => showView(one.name)}
          >
            {one.label}
          </button>
        ))}
      </div>
      <label className="ng-beside">
        Beside{' '}
        <select
          value={second ?? ''}
          disabled={!answer}
          onChange={(event) => showBeside((event.target.value || undefined) as ViewName | undefined)}
        >
          <option value="">nothing</option>
          {VIEWS.filter((one) => one.name !== view && possible(one)).map((one) => (
            <option key={one.name} value={one.name}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Shown({ answer, name }: { answer: Answer; name: ViewName }) {
  const Content = VIEWS.find((view) => view.name === name)!.Content!;
  return (
    <section className={`ng-view ng-view-${name}`} id={`ng-view-${name}`} role="tabpanel" aria-labelledby={`ng-tab-${name}`}>
      <ViewBoundary key={`${answer.serial}-${name}`}>
        <Suspense fallback={<p className="ng-nothing">Opening…</p>}>
          <Content answer={answer} />
        </Suspense>
      </ViewBoundary>
    </section>
  );
}

/** GraphiQL's own place for the JSON: shown or not, before the other view or after. */
function JsonPlace({ shown, first, big }: { shown: boolean; first: boolean; big: boolean }) {
  const editor = useGraphiQL((state) => state.responseEditor);
  useEffect(() => {
    const place = editor?.getContainerDomNode().closest<HTMLElement>('.result-window');
    if (place) {
      place.hidden = !shown;
      place.style.order = first ? '1' : '3';
      place.id = 'ng-view-json';
    }
  }, [editor, shown, first]);
  useEffect(() => {
    // Wrapping is what takes the longest, most of all where there is no width to wrap at.
    editor?.updateOptions({ wordWrap: shown && !big ? 'on' : 'off' });
    editor?.getModel()?.updateOptions({ bracketColorizationOptions: { enabled: !big, independentColorPoolPerBracketType: false } });
  }, [editor, shown, big]);
  return null;
}
