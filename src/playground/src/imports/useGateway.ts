import { useGraphiQL } from '@graphiql/react';
import { useCallback } from 'react';
import { headersIn } from '../gateway/headers';
import { post } from '../gateway/request';
import { useSession } from '../session/store';
import { plainMessage } from '../text/plainMessage';

/**
 * Sends the operations of the panel with the headers of GraphiQL's editor. The messages of a response's errors are thrown as
 * one error.
 */
export type RunOperation = <T>(query: string, variables: Record<string, unknown>, signal?: AbortSignal) => Promise<T>;

export function useGateway(): RunOperation {
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  return useCallback(
    async <T>(query: string, variables: Record<string, unknown>, signal?: AbortSignal): Promise<T> => {
      const { endpoint } = useSession.getState().settings;
      const { body } = await post(endpoint, { query, variables }, { signal, headers: headersIn(headerEditor?.getValue()) });
      const errors = body.errors ?? [];
      if (errors.length > 0) {
        throw new Error(errors.map((error) => plainMessage(error.message)).join(' '));
      }
      return body.data as T;
    },
    [headerEditor],
  );
}

export function errorMessage(error: unknown): string {
  return error instanceof TypeError ? 'The gateway cannot be reached.' : error instanceof Error ? error.message : String(error);
}
