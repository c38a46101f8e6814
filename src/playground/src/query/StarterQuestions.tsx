import { useGraphiQLActions } from '@graphiql/react';
import { QuestionCard } from '../library/QuestionCard';
import type { Question } from '../library/questions';

const MOST = 6;

/** Questions to begin with, for a blank tab: the first of the library for each view, then others. */
export function StarterQuestions({ questions }: { questions: readonly Question[] }) {
  const { setVisiblePlugin } = useGraphiQLActions();
  const starters = startersOf(questions);
  return (
    <section className="ng-panel ng-starters" aria-labelledby="ng-starters">
      <h2 id="ng-starters">Start with a question, or write your own query</h2>
      <ul className="ng-questions">
        {starters.map((question) => (
          <QuestionCard key={question.name} question={{ ...question, title: question.title || question.name }} />
        ))}
      </ul>
      {starters.length < questions.length && (
        <button type="button" className="ng-button" onClick={() => setVisiblePlugin('Library')}>
          All {questions.length} questions
        </button>
      )}
    </section>
  );
}

/** At most six questions, of different views as far as possible. */
export function startersOf(questions: readonly Question[]): Question[] {
  const usable = questions.filter(({ problem }) => !problem);
  const perView = usable.filter((question, place) => usable.findIndex(({ view }) => view === question.view) === place);
  const others = usable.filter((question) => !perView.includes(question));
  const chosen = new Set([...perView, ...others].slice(0, MOST));
  return usable.filter((question) => chosen.has(question));
}
