import { useId, useState } from 'react';
import { freeTitle, type OwnQuestion } from './owned';
import { useOwn } from './ownStore';
import { QuestionCard } from './QuestionCard';

/** A question of one's own: it can be renamed and deleted. */
export function OwnCard({ question, onDelete }: { question: OwnQuestion; onDelete(): void }) {
  const [renaming, setRenaming] = useState(false);
  return renaming ? (
    <RenameForm question={question} onDone={() => setRenaming(false)} />
  ) : (
    <QuestionCard question={question}>
      <button type="button" className="ng-button" aria-label={`Rename “${question.title}”`} onClick={() => setRenaming(true)}>
        Rename
      </button>
      <button type="button" className="ng-button" aria-label={`Delete “${question.title}”`} onClick={onDelete}>
        Delete
      </button>
    </QuestionCard>
  );
}

function RenameForm({ question, onDone }: { question: OwnQuestion; onDone(): void }) {
  const [title, setTitle] = useState(question.title);
  const [sentence, setSentence] = useState(question.sentence);
  const id = useId();
  const rename = () => {
    const { questions, keep } = useOwn.getState();
    const others = questions.filter((one) => one.id !== question.id);
    const named = freeTitle(title.trim() || question.title, others);
    if (keep(questions.map((one) => (one.id === question.id ? { ...one, title: named, sentence: sentence.trim() } : one)))) {
      onDone();
    }
  };
  return (
    <li className="ng-question">
      <form
        className="ng-save"
        aria-label={`Rename “${question.title}”`}
        onSubmit={(event) => {
          event.preventDefault();
          rename();
        }}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      >
        <label htmlFor={`${id}-title`}>Name</label>
        <input id={`${id}-title`} autoFocus maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        <label htmlFor={`${id}-sentence`}>A sentence about it</label>
        <input id={`${id}-sentence`} maxLength={1000} value={sentence} onChange={(event) => setSentence(event.target.value)} />
        <div className="ng-row">
          <button type="submit" className="ng-button ng-main">
            Keep
          </button>
          <button type="button" className="ng-button" onClick={onDone}>
            Cancel
          </button>
        </div>
      </form>
    </li>
  );
}
