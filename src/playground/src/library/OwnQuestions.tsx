import { useRef, useState } from 'react';
import { found } from './finding';
import { bring, fileOf, type OwnQuestion } from './owned';
import { OwnCard } from './OwnCard';
import { newId, useOwn } from './ownStore';
import { SaveForm } from './SaveForm';

const MOST_BYTES = 5_000_000;

interface Said {
  text: string[];
  problems: string[];
  undo?: (() => void) | undefined;
}

/** The questions that a person saved in this browser; saving, exporting and importing them. */
export function OwnQuestions({ words }: { words: string }) {
  const { questions, failure, keep } = useOwn();
  const [said, setSaid] = useState<Said | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLElement>(null);
  const shown = found(questions, words, (question) => [question.title, question.sentence]);

  const remove = (question: OwnQuestion) => {
    const at = questions.indexOf(question);
    if (keep(questions.filter((one) => one !== question))) {
      setSaid({
        text: [`Deleted “${question.title}”.`],
        problems: [],
        undo: () => {
          const now = useOwn.getState().questions;
          if (keep([...now.slice(0, at), question, ...now.slice(at)])) {
            setSaid({ text: [`“${question.title}” is back.`], problems: [] });
          }
        },
      });
      // The button that had the focus is gone.
      list.current?.focus();
    }
  };

  const importFile = async (chosen: File | undefined) => {
    if (!chosen) {
      return;
    }
    if (chosen.size > MOST_BYTES) {
      setSaid({ text: [], problems: [`${chosen.name} is over 5 MB; that is no file of questions.`] });
      return;
    }
    const brought = bring(await chosen.text(), questions, newId);
    const kept = brought.questions.length === questions.length || keep(brought.questions);
    setSaid(kept ? { text: brought.said, problems: brought.problems } : null);
  };

  return (
    <section aria-labelledby="ng-own" ref={list} tabIndex={-1}>
      <h3 id="ng-own">Your own</h3>
      <SaveForm onSaved={(text) => setSaid({ text: [text], problems: [] })} />
      <div className="ng-row">
        <button type="button" className="ng-button" disabled={questions.length === 0} onClick={() => download(questions)}>
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
        {said?.text.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {said?.problems.map((text) => (
          <p key={text} className="ng-problem">
            {text}
          </p>
        ))}
        {said?.undo && (
          <button type="button" className="ng-button" onClick={said.undo}>
            Undo
          </button>
        )}
      </div>
      {failure && (
        <p role="alert" className="ng-problem">
          {failure}
        </p>
      )}
      {questions.length === 0 && <p className="ng-quiet">What you save stays in this browser, for you alone.</p>}
      {questions.length > 0 && shown.length === 0 && <p className="ng-quiet">None of them speaks of that.</p>}
      <ul className="ng-questions">
        {shown.map((question) => (
          <OwnCard key={question.id} question={question} onDelete={() => remove(question)} />
        ))}
      </ul>
    </section>
  );
}

function download(questions: readonly OwnQuestion[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([fileOf(questions)], { type: 'application/json' }));
  link.download = 'newsgraph-questions.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
