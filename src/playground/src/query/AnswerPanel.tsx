import { useGraphiQL } from '@graphiql/react';
import { isLarge, originalOf } from '../answer/answer';
import { CostBar } from '../cost/CostBar';
import { AddToDashboard } from '../dashboards/AddToDashboard';
import type { Question } from '../library/questions';
import { ShareButton } from '../library/ShareButton';
import { useAnswer, useSession } from '../session/store';
import { EmptyGraph, useEmptyGraph } from '../views/EmptyGraph';
import { EmptyNotes } from '../views/EmptyNotes';
import { ErrorList } from '../views/ErrorList';
import { TabRunState } from '../views/TabRunState';
import { JsonPane } from '../views/JsonPane';
import { JsonSelection } from '../views/JsonSelection';
import { activeView, isAvailable } from '../views/registry';
import { ViewPanel } from '../views/ViewPanel';
import { ViewTabs } from '../views/ViewTabs';
import { CopyMenu } from './CopyMenu';
import { EditorToggle } from './EditorToggle';
import { StarterQuestions } from './StarterQuestions';
import { useEdited } from './useEdited';

/** The answer of the active tab: its cost, its errors, and one or two views of it. */
export function AnswerPanel({ questions }: { questions: readonly Question[] }) {
  const answer = useAnswer();
  const view = useSession(activeView);
  const chosen = useSession((state) => state.splitViews[state.tab]);
  const splitView = chosen && chosen !== view && answer && isAvailable(chosen, answer) ? chosen : undefined;
  const empty = useEmptyGraph(answer);
  const edited = useEdited(answer);
  const blank = useGraphiQL((state) => !state.tabs[state.activeTabIndex]?.query?.trim()) && !answer;
  const json = !empty && !blank && (view === 'json' || splitView === 'json');
  return (
    <>
      <ViewTabs answer={answer} view={view} splitView={splitView} before={<EditorToggle />}>
        {answer && <AddToDashboard answer={answer} view={view} />}
      </ViewTabs>
      <CostBar edited={edited}>
        <ShareButton />
        <CopyMenu />
      </CostBar>
      <TabRunState answer={answer} edited={edited} />
      {answer && <ErrorList answer={answer} />}
      {answer && !empty && <EmptyNotes answer={answer} />}
      <JsonPane shown={json} first={view === 'json'} large={!!answer && isLarge(answer)} />
      {answer && <JsonSelection answer={originalOf(answer)} shown={json} />}
      {empty && <EmptyGraph />}
      {answer && !empty && view !== 'json' && <ViewPanel answer={answer} name={view} />}
      {answer && !empty && splitView && splitView !== 'json' && <ViewPanel answer={answer} name={splitView} />}
      {blank && <StarterQuestions questions={questions} />}
      {!answer && !blank && view !== 'json' && <p className="ng-nothing">Run the query to see its answer here.</p>}
    </>
  );
}
