import { useGraphiQL } from '@graphiql/react';
import { parse } from 'jsonc-parser';
import { useEffect, useState } from 'react';
import { headersIn } from '../gateway/headers';
import type { GraphQlRequest } from '../gateway/request';
import { useSession } from '../session/store';
import { type Estimate, fetchEstimate } from './estimate';
import { operationAt } from './operationAt';

const AFTER_TYPING = 400;

/** Reads the operation at the cursor as it would be sent; null while the text has none. */
export type OperationAtCursor = () => { request: GraphQlRequest; headers: Record<string, string> } | null;

export function useOperationAtCursor(): OperationAtCursor {
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

/** The estimate of the operation at the cursor, updated shortly after typing; null if there is none. */
export function useEstimate(operationAtCursor: OperationAtCursor): Estimate | null {
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
      if (useSession.getState().settings.gateway) {
        // Another gateway answers only its GraphQL endpoint.
        return;
      }
      const operation = operationAtCursor();
      const key = JSON.stringify(operation);
      if (key === asked || !told) {
        return;
      }
      asked = key;
      sending.abort();
      sending = new AbortController();
      const { signal } = sending;
      try {
        const { endpoint } = useSession.getState().settings;
        const answered = operation && (await fetchEstimate(endpoint, operation.request, operation.headers, signal));
        told = !operation || !!answered;
        if (!signal.aborted) {
          setEstimate(answered);
        }
      } catch {
        // Aborted, or the gateway cannot be reached, which the next run reports.
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
    // `operationAtCursor` reads the editors when it is called, so it is not a dependency.
  }, [queryEditor, variableEditor]);
  return estimate;
}
