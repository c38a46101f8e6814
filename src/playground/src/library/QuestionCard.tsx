import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { answerFirst } from '../session/answerFirst';
import { useSession } from '../session/store';
import { VIEW_LABELS, type ViewName } from '../session/viewNames';
import { type FittedValues, fitToGraph } from './graphExamples';
import { VariableForm } from './VariableForm';
import { valueProblem, type Values, valuesAgain, valuesFrom, variableFields, variablesJson } from './variables';

/** What a card displays of a question. */
export interface CardQuestion {
  title: string;
  sentence: string;
  query: string;
  variables: string | null;
  view: ViewName | null;
  problem?: string | undefined;
  /** Questions that ship with the gateway name entities of the sample, which another graph may not have. */
  source?: string | undefined;
}

/** A question with its description, its variables and a button to open it. */
export function QuestionCard({ question, children }: { question: CardQuestion; children?: ReactNode }) {
  const schema = useSession((state) => state.schema);
  const fields = useMemo(() => variableFields(question.query, schema), [question.query, schema]);
  const [values, setValues] = useState<Values>({});
  const [shown, setShown] = useState(false);
  const id = useId();
  const given = useRef<Values>({});
  useEffect(() => {
    const before = given.current;
    const next = valuesFrom(fields, question.variables);
    given.current = next;
    setValues((now) => valuesAgain(before, now, next));
  }, [fields, question.variables]);
  const wrong = fields.some((field) => valueProblem(field, values[field.name] ?? ''));
  const [message, setMessage] = useState<string | null>(null);
  const busy = useRef(false);
  const fit = async (): Promise<FittedValues> => {
    if (question.source !== 'newsgraph') {
      return { values, message: null };
    }
    const shipped = valuesFrom(fields, question.variables);
    const fittedValues = await fitToGraph(fields, values, ({ name }) => values[name] !== shipped[name]);
    // Values that were typed meanwhile are kept.
    setValues((now) => (now === values ? fittedValues.values : now));
    // A message about replaced values stays until a value is changed.
    setMessage((before) => fittedValues.message ?? before);
    return fittedValues;
  };
  const change = (changed: Values) => {
    setMessage(null);
    setValues(changed);
  };
  const open = async () => {
    if (wrong) {
      setShown(true);
      return;
    }
    if (busy.current) {
      return;
    }
    busy.current = true;
    const fittedValues = await fit();
    busy.current = false;
    // The message is shown first; a second click opens the question anyway.
    if (fittedValues.unknown && message !== fittedValues.message) {
      setShown(true);
      return;
    }
    useSession.getState().openTab(
      answerFirst({
        query: question.query,
        variables: fields.length > 0 ? variablesJson(fields, fittedValues.values) : (question.variables ?? undefined),
        view: question.view,
        run: true,
      }),
    );
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
              <VariableForm fields={fields} values={values} onChange={change} />
              {/* Lets Enter in a field open the question. */}
              <button type="submit" hidden disabled={wrong} />
            </form>
          )}
          <p className="ng-quiet ng-said" role="status">
            {message}
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
                {VIEW_LABELS[question.view]}
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
