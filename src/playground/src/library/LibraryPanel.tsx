import { useState } from 'react';
import { filterByWords } from '../text/search';
import { QuestionCard } from './QuestionCard';
import type { Question } from './questions';
import { SavedQuestionList } from './SavedQuestionList';

/**
 * The panel of questions: those saved in this browser, those that ship with the gateway, and those of the gateway's own
 * folder.
 */
export function LibraryPanel({ questions }: { questions: readonly Question[] }) {
  const [words, setWords] = useState('');
  const shown = filterByWords(questions, words, (question) => [question.name, question.title ?? '', question.sentence ?? '']);
  const yours = shown.filter((question) => question.source === 'yours');
  const worked = shown.filter((question) => question.source !== 'yours');
  return (
    <div className="ng-panel ng-library">
      <h2>Library</h2>
      <label className="ng-find">
        <span>Find a question</span>
        <input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <p className="ng-quiet ng-said" role="status">
        {words.trim() === '' ? '' : shown.length === 1 ? '1 question' : `${shown.length} questions`}
      </p>
      <SavedQuestionList words={words} />
      <section aria-labelledby="ng-worked">
        <h3 id="ng-worked">Ready-made questions</h3>
        <Cards questions={worked} />
      </section>
      {(yours.length > 0 || questions.some((question) => question.source === 'yours')) && (
        <section aria-labelledby="ng-yours">
          <h3 id="ng-yours">Shared by your team</h3>
          <Cards questions={yours} />
        </section>
      )}
    </div>
  );
}

function Cards({ questions }: { questions: readonly Question[] }) {
  return questions.length === 0 ? (
    <p className="ng-quiet">No matches.</p>
  ) : (
    <ul className="ng-questions">
      {questions.map((question) => (
        <QuestionCard
          key={`${question.source} ${question.name}`}
          question={{ ...question, title: question.title || question.name }}
        />
      ))}
    </ul>
  );
}
