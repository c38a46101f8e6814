import { useId, useState } from 'react';
import { ErrorMessage } from '../ui/ErrorMessage';
import { Form } from '../ui/Form';

interface QuestionFormProps {
  label: string;
  submitLabel: string;
  initial?: { title: string; sentence: string };
  /** Saves the question; returns the problem if it cannot be saved. */
  onSubmit(title: string, sentence: string): string | null;
  onCancel(): void;
}

/** The form for the title and the description of a saved question. */
export function QuestionForm({ label, submitLabel, initial, onSubmit, onCancel }: QuestionFormProps) {
  const [title, setTitle] = useState(initial?.title ?? '');
  const [sentence, setSentence] = useState(initial?.sentence ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  return (
    <Form className="ng-save" label={label} onSubmit={() => setProblem(onSubmit(title.trim(), sentence.trim()))} onCancel={onCancel}>
      <label htmlFor={`${id}-title`}>Name</label>
      <input
        id={`${id}-title`}
        autoFocus
        maxLength={200}
        value={title}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => setTitle(event.target.value)}
      />
      <label htmlFor={`${id}-sentence`}>Description</label>
      <input id={`${id}-sentence`} maxLength={1000} value={sentence} onChange={(event) => setSentence(event.target.value)} />
      <ErrorMessage id={`${id}-problem`} message={problem} />
      <div className="ng-row">
        <button type="submit" className="ng-button ng-main">
          {submitLabel}
        </button>
        <button type="button" className="ng-button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </Form>
  );
}
