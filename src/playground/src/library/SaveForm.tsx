import { useState } from 'react';
import { useSession } from '../session/store';
import { activeView } from '../views/registry';
import { QuestionForm } from './QuestionForm';
import { freeTitle, queryProblem } from './savedQuestions';
import { newId, useSavedQuestions } from './savedQuestionsStore';

/** The form that saves the query of the active tab in this browser. */
export function SaveForm({ onSaved }: { onSaved(message: string): void }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <button type="button" className="ng-button" onClick={() => setOpen(true)}>
        Save query…
      </button>
    );
  }
  const save = (title: string, sentence: string): string | null => {
    const session = useSession.getState();
    const { query, variablesText } = session.editorContent();
    const problem = title === '' ? 'Enter a name.' : queryProblem(query);
    if (problem) {
      return problem;
    }
    const { questions, keep } = useSavedQuestions.getState();
    const uniqueTitle = freeTitle(title, questions);
    const question = {
      id: newId(),
      title: uniqueTitle,
      sentence,
      query,
      variables: variablesText.trim() || null,
      view: activeView(session),
    };
    // The list reports why a question could not be stored.
    if (keep([...questions, question])) {
      onSaved(`Saved “${uniqueTitle}”.`);
      setOpen(false);
    }
    return null;
  };
  return <QuestionForm label="Save query" submitLabel="Save" onSubmit={save} onCancel={() => setOpen(false)} />;
}
