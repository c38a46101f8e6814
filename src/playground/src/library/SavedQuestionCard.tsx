import { useState } from 'react';
import { QuestionCard } from './QuestionCard';
import { QuestionForm } from './QuestionForm';
import { freeTitle, type SavedQuestion } from './savedQuestions';
import { useSavedQuestions } from './savedQuestionsStore';

/** A saved question, which can be renamed and deleted. */
export function SavedQuestionCard({ question, onDelete }: { question: SavedQuestion; onDelete(): void }) {
  const [renaming, setRenaming] = useState(false);
  const rename = (title: string, sentence: string): null => {
    const { questions, keep } = useSavedQuestions.getState();
    const others = questions.filter((one) => one.id !== question.id);
    const uniqueTitle = freeTitle(title || question.title, others);
    // The list reports why the change could not be stored.
    if (keep(questions.map((one) => (one.id === question.id ? { ...one, title: uniqueTitle, sentence } : one)))) {
      setRenaming(false);
    }
    return null;
  };
  return renaming ? (
    <li className="ng-question">
      <QuestionForm
        label={`Rename “${question.title}”`}
        submitLabel="Save"
        initial={question}
        onSubmit={rename}
        onCancel={() => setRenaming(false)}
      />
    </li>
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
