import { useGraphiQL } from '@graphiql/react';
import { useEffect, useState } from 'react';
import type { Answer } from '../answer/answer';
import { isAnswerTo } from '../session/isAnswerTo';

const AFTER_TYPING = 250;

/** Whether the query or its variables were changed since an answer; updated shortly after typing. */
export function useEdited(answer: Answer | undefined): boolean {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const [edited, setEdited] = useState(false);
  useEffect(() => {
    if (!answer || !queryEditor || !variableEditor) {
      setEdited(false);
      return undefined;
    }
    const compare = () => setEdited(!isAnswerTo(answer, { query: queryEditor.getValue(), variables: variableEditor.getValue() }));
    let timer = 0;
    const later = () => {
      clearTimeout(timer);
      timer = window.setTimeout(compare, AFTER_TYPING);
    };
    const listening = [queryEditor, variableEditor].map((editor) => editor.onDidChangeModelContent(later));
    compare();
    return () => {
      clearTimeout(timer);
      listening.forEach((one) => one.dispose());
    };
  }, [answer, queryEditor, variableEditor]);
  return edited;
}
