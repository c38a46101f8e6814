import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { usePlayground, type ViewName } from '../store';
import { type Fitted, fitted } from './fromGraph';
import { fieldsOf, type Filled, filledWith, variablesOf, wrongWith } from './variables';
import { VariableForm } from './VariableForm';

/** What a card shows of a question, whosever it is. */
export interface Shown {
  title: string;
  sentence: string;
  query: string;
  variables: string | null;
  view: ViewName | null;
  problem?: string | undefined;
  /** What ships names things of the sample, which another graph may lack. */
  source?: string | undefined;
}

const WORDS: Record<ViewName, string> = {
  json: 'JSON',
  table: 'Table',
  network: 'Network',
  time: 'Time',
  coverage: 'Coverage',
};

/** A question: what it asks, its variables, and opening it. */
export function QuestionCard({ question, children }: { question: Shown; children?: ReactNode }) {
  const schema = usePlayground((state) => state.schema);
  const fields = useMemo(() => fieldsOf(question.query, schema), [question.query, schema]);
  const [filled, setFilled] = useState<Filled>({});
  const [shown, setShown] = useState(false);
  const id = useId();
  useEffect(() => setFilled(filledWith(fields, question.variables)), [fields, question.variables]);
  const wrong = fields.some((field) => wrongWith(field, filled[field.name] ?? ''));
  const [said, setSaid] = useState<string | null>(null);
  const fitting = useRef(false);
  const fit = async (): Promise<Fitted> => {
    if (question.source !== 'newsgraph') {
      return { filled, said: null };
    }
    const shipped = filledWith(fields, question.variables);
    const fits = await fitted(fields, filled, ({ name }) => filled[name] !== shipped[name]);
    // But for what was typed meanwhile.
    setFilled((now) => (now === filled ? fits.filled : now));
    // What was said of values taken before holds as long as they stand.
    setSaid((before) => fits.said ?? before);
    return fits;
  };
  const change = (changed: Filled) => {
    setSaid(null);
    setFilled(changed);
  };
  const open = async () => {
    if (wrong) {
      setShown(true);
      return;
    }
    if (fitting.current) {
      return;
    }
    fitting.current = true;
    const fits = await fit();
    fitting.current = false;
    // Said first; who presses again wants it so.
    if (fits.unknown && said !== fits.said) {
      setShown(true);
      return;
    }
    usePlayground.getState().open({
      query: question.query,
      variables: fields.length > 0 ? variablesOf(fields, fits.filled) : (question.variables ?? undefined),
      view: question.view,
      run: true,
    });
  };
  const toggle = () => {
    setShown(!shown);
    if (!shown) {
      void fit();
    }
  };
  return (
    <li className="ng-question">
      <h4 id={`${id}-title`}>{question.title}</h4>
      {question.sentence && <p>{question.sentence}</p>}
      {question.problem ? (
        <p className="ng-problem">{question.problem}</p>
      ) : (
        <>
          {shown && (
            <form
              aria-labelledby={`${id}-title`}
              onSubmit={(event) => {
                event.preventDefault();
                void open();
              }}
            >
              <VariableForm fields={fields} filled={filled} onChange={change} />
              {/* So that Enter in a field opens. */}
              <button type="submit" hidden disabled={wrong} />
            </form>
          )}
          <p className="ng-quiet ng-said" role="status">
            {said}
          </p>
          <div className="ng-row">
            <button
              type="button"
              className="ng-button ng-main"
              aria-describedby={`${id}-title`}
              disabled={shown && wrong}
              onClick={() => void open()}
            >
              Open
            </button>
            {fields.length > 0 && (
              <button
                type="button"
                className="ng-button"
                aria-expanded={shown}
                aria-describedby={`${id}-title`}
                onClick={toggle}
              >
                Variables
              </button>
            )}
            {children}
            {question.view && (
              <span className="ng-viewmark">
                <ViewIcon view={question.view} />
                {WORDS[question.view]}
              </span>
            )}
          </div>
        </>
      )}
    </li>
  );
}

const ICONS: Record<ViewName, string> = {
  json: 'M6 3c-2 0-2 1-2 2.5S4 8 2.5 8C4 8 4 9 4 10.5S4 13 6 13M10 3c2 0 2 1 2 2.5S12 8 13.5 8C12 8 12 9 12 10.5S12 13 10 13',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 3.5v9',
  network:
    'M5 5l5 1.5M4.5 6l2 5M10.5 8.5l-2.5 3.500M3 4a1.5 1.5 0 103 0 1.5 1.5 0 10-3 0M10 7a1.5 1.5 0 103 0 1.5 1.5 0 10-3 0M5.5 12.500a1.5 1.5 0 103 0 1.5 1.5 0 10-3 0',
  time: 'M2.5 13.5h11M2.5 13.500v-11M4.5 10.500l3-4 2.5 2 3.5-5',
  coverage: 'M2.5 2.500h3v3h-3zM6.5 2.500h3v3h-3zM10.5 6.500h3v3h-3zM2.5 10.500h3v3h-3zM6.5 10.500h3v3h-3z',
};

function ViewIcon({ view }: { view: ViewName }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.2">
      <path d={ICONS[view]} />
    </svg>
  );
}
