import { useId, useState } from 'react';
import { viewOf } from '../lens/views';
import { usePlayground } from '../store';
import { freeTitle, problemOf } from './owned';
import { newId, useOwn } from './ownStore';

/** Saves what stands in the tab as a question of one's own. */
export function SaveForm({ onSaved }: { onSaved(said: string): void }) {
  const [asked, setAsked] = useState(false);
  const [title, setTitle] = useState('');
  const [sentence, setSentence] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  if (!asked) {
    return (
      <button type="button" className="ng-button" onClick={() => setAsked(true)}>
        Save this tab…
      </button>
    );
  }
  const done = () => {
    setAsked(false);
    setTitle('');
    setSentence('');
    setProblem(null);
  };
  const save = () => {
    const state = usePlayground.getState();
    const { query, variablesText } = state.written();
    const wrong = title.trim() === '' ? 'Give it a name.' : problemOf(query);
    setProblem(wrong);
    if (wrong) {
      return;
    }
    const { questions, keep } = useOwn.getState();
    const named = freeTitle(title.trim(), questions);
    const saved = keep([
      ...questions,
      {
        id: newId(),
        title: named,
        sentence: sentence.trim(),
        query,
        variables: variablesText.trim() || null,
        view: viewOf(state),
      },
    ]);
    if (saved) {
      onSaved(`Saved “${named}”.`);
      done();
    }
  };
  return (
    <form
      className="ng-save"
      aria-label="Save this tab"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && done()}
    >
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
      <label htmlFor={`${id}-sentence`}>A sentence about it</label>
      <input id={`${id}-sentence`} maxLength={1000} value={sentence} onChange={(event) => setSentence(event.target.value)} />
      {problem && (
        <p id={`${id}-problem`} className="ng-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="ng-row">
        <button type="submit" className="ng-button ng-main">
          Save
        </button>
        <button type="button" className="ng-button" onClick={done}>
          Cancel
        </button>
      </div>
    </form>
  );
}
