import { useGraphiQL } from '@graphiql/react';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import type { Question } from '../library/questions';
import { useSavedQuestions } from '../library/savedQuestionsStore';
import { useSession } from '../session/store';
import { titleOfTab } from './titleOfTab';

/** Gives each tab the title of its question, or its operation in words; the browser's tab has the title of the active one. */
export function TabTitles({ questions }: { questions: readonly Question[] }) {
  const tabs = useGraphiQL((state) => state.tabs);
  const active = useGraphiQL((state) => state.activeTabIndex);
  const saved = useSavedQuestions((state) => state.questions);
  const titles = useMemo(() => {
    const titled = [...saved, ...questions].map(({ title, query }) => ({ title, query }));
    return tabs.map(({ query, operationName }) => titleOfTab(query, operationName ?? '', titled));
  }, [tabs, saved, questions]);
  useLayoutEffect(() => {
    // GraphiQL has no property for the title of a tab. It writes its own again when the tab changes, before this.
    titles.forEach((title, place) => {
      const button = document.getElementById(`graphiql-session-tab-${place}`);
      if (button?.firstChild && button.title !== title) {
        button.firstChild.nodeValue = title;
        button.title = title;
      }
    });
  }, [tabs, titles]);
  const title = tabs[active]?.query?.trim() ? titles[active]! : '';
  useEffect(() => useSession.setState({ tabTitle: title }), [title]);
  return null;
}
