import { useRef, useState } from 'react';
import { filterByWords } from '../text/search';
import { download } from '../ui/download';
import { ErrorMessage } from '../ui/ErrorMessage';
import { SavedQuestionCard } from './SavedQuestionCard';
import { exportQuestions, importQuestions, type SavedQuestion } from './savedQuestions';
import { newId, useSavedQuestions } from './savedQuestionsStore';
import { SaveForm } from './SaveForm';

const MAX_BYTES = 5_000_000;

interface Outcome {
  text: string[];
  problems: string[];
  undo?: (() => void) | undefined;
}

/** The questions that are saved in this browser, with export and import. */
export function SavedQuestionList({ words }: { words: string }) {
  const { questions, failure, keep } = useSavedQuestions();
  const [messages, setOutcome] = useState<Outcome | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLElement>(null);
  const shown = filterByWords(questions, words, (question) => [question.title, question.sentence]);

  const remove = (question: SavedQuestion) => {
    const at = questions.indexOf(question);
    if (keep(questions.filter((one) => one !== question))) {
      setOutcome({
        text: [`Deleted “${question.title}”.`],
        problems: [],
        undo: () => {
          const now = useSavedQuestions.getState().questions;
          if (keep([...now.slice(0, at), question, ...now.slice(at)])) {
            setOutcome({ text: [`“${question.title}” is back.`], problems: [] });
          }
        },
      });
      // The delete button had the focus and is removed now.
      list.current?.focus();
    }
  };

  const importFile = async (chosen: File | undefined) => {
    if (!chosen) {
      return;
    }
    if (chosen.size > MAX_BYTES) {
      setOutcome({ text: [], problems: [`${chosen.name} is over 5 MB; that is not a file of questions.`] });
      return;
    }
    const imported = importQuestions(await chosen.text(), questions, newId);
    const readStored = imported.questions.length === questions.length || keep(imported.questions);
    setOutcome(readStored ? { text: imported.messages, problems: imported.problems } : null);
  };

  return (
    <section aria-labelledby="ng-own" ref={list} tabIndex={-1}>
      <h3 id="ng-own">Your own</h3>
      <SaveForm onSaved={(text) => setOutcome({ text: [text], problems: [] })} />
      <div className="ng-row">
        <button type="button" className="ng-button" disabled={questions.length === 0} onClick={() => download('newsgraph-questions.json', exportQuestions(questions), 'application/json')}>
          Export all
        </button>
        <button type="button" className="ng-button" onClick={() => file.current!.click()}>
          Import a file…
        </button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label="File of questions"
          onChange={(event) => {
            void importFile(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <div role="status" className="ng-said">
        {messages?.text.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {messages?.problems.map((text) => (
          <p key={text} className="ng-problem">
            {text}
          </p>
        ))}
        {messages?.undo && (
          <button type="button" className="ng-button" onClick={messages.undo}>
            Undo
          </button>
        )}
      </div>
      <ErrorMessage message={failure} />
      {questions.length === 0 && <p className="ng-quiet">Questions that you save stay in this browser.</p>}
      {questions.length > 0 && shown.length === 0 && <p className="ng-quiet">No matches.</p>}
      <ul className="ng-questions">
        {shown.map((question) => (
          <SavedQuestionCard key={question.id} question={question} onDelete={() => remove(question)} />
        ))}
      </ul>
    </section>
  );
}
