import { useGraphiQL } from '@graphiql/react';
import { parse } from 'jsonc-parser';
import { useEffect, useState } from 'react';
import { headersIn } from '../gateway/headers';
import type { GraphQlRequest } from '../gateway/request';
import { usePlayground } from '../store';
import { type Estimate, estimateOf } from './estimate';
import { operationAt } from './operationAt';

const AFTER_TYPING = 400;

/** What is asked at the cursor, as it would be sent; nothing while it cannot be read. */
export type AtCursor = () => { request: GraphQlRequest; headers: Record<string, string> } | null;

export function useAtCursor(): AtCursor {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  return () => {
    const query = queryEditor?.getValue() ?? '';
    const position = queryEditor?.getPosition();
    const operation = operationAt(query, position ? (queryEditor?.getModel()?.getOffsetAt(position) ?? 0) : 0);
    if (!operation) {
      return null;
    }
    const variables: unknown = parse(variableEditor?.getValue() || '{}');
    const request: GraphQlRequest = { query };
    if (typeof variables === 'object' && variables !== null) {
      request.variables = variables as Record<string, unknown>;
    }
    if (operation.name) {
      request.operationName = operation.name.value;
    }
    return { request, headers: headersIn(headerEditor?.getValue()) };
  };
}

/** What the operation at the cursor may cost, a moment after typing; nothing when it cannot be told. */
export function useEstimate(atCursor: AtCursor): Estimate | null {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const [estimate, setEstimate] = useState<Estimate | null>(null);
  useEffect(() => {
    if (!queryEditor) {
      return;
    }
    let timer = 0;
    let asked = '';
    let told = true;
    let sending = new AbortController();
    const ask = async () => {
      const operation = atCursor();
      const key = JSON.stringify(operation);
      if (key === asked || !told) {
        return;
      }
      asked = key;
      sending.abort();
      sending = new AbortController();
      const { signal } = sending;
      try {
        const { endpoint } = usePlayground.getState().settings;
        const answered = operation && (await estimateOf(endpoint, operation.request, operation.headers, signal));
        told = !operation || !!answered;
        if (!signal.aborted) {
          setEstimate(answered);
        }
      } catch {
        // Stopped, or the gateway cannot be reached: then running says so.
        if (!signal.aborted) {
          asked = '';
          setEstimate(null);
        }
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), AFTER_TYPING);
    };
    const listening = [
      queryEditor.onDidChangeModelContent(later),
      queryEditor.onDidChangeCursorPosition(later),
      ...(variableEditor ? [variableEditor.onDidChangeModelContent(later)] : []),
    ];
    later();
    return () => {
      clearTimeout(timer);
      sending.abort();
      listening.forEach((one) => one.dispose());
    };
    // What is at the cursor is looked up when asked.
  }, [queryEditor, variableEditor]);
  return estimate;
}
