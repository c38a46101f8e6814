import { useGraphiQL } from '@graphiql/react';
import { useCallback } from 'react';
import { headersIn } from '../gateway/headers';
import { post } from '../gateway/request';
import { usePlayground } from '../store';

/** Asks the gateway for the panel; an error of the answer is thrown, in its words. */
export type Ask = <T>(query: string, variables: Record<string, unknown>, signal?: AbortSignal) => Promise<T>;

export function useAsk(): Ask {
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  return useCallback(
    async <T>(query: string, variables: Record<string, unknown>, signal?: AbortSignal): Promise<T> => {
      const { endpoint } = usePlayground.getState().settings;
      const { body } = await post(endpoint, { query, variables }, { signal, headers: headersIn(headerEditor?.getValue()) });
      const errors = body.errors ?? [];
      if (errors.length > 0) {
        throw new Error(errors.map((error) => error.message).join(' '));
      }
      return body.data as T;
    },
    [headerEditor],
  );
}

export function inWords(error: unknown): string {
  return error instanceof TypeError ? 'The gateway cannot be reached.' : error instanceof Error ? error.message : String(error);
}
