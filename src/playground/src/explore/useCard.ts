import { useEffect, useState } from 'react';
import type { Answer } from '../answer/answer';
import type { GraphQlRequest } from '../gateway/request';
import { requestAnswer } from '../session/requestAnswer';
import { RequestQueue } from '../session/requestQueue';
import { readSchema } from '../session/schema';
import { type Requested, useRequest } from '../session/useRequest';

const AT_ONCE = 4;

const queue = new RequestQueue(AT_ONCE);

/** The answer of a card, which is requested again when the request changes. Null sends nothing. */
export function useCard(request: GraphQlRequest | null): Requested<Answer> {
  return useRequest(request && ((signal) => queue.run(() => read(request, signal), signal)), [JSON.stringify(request)]);
}

// The fields that the views need are added by the schema.
async function read(request: GraphQlRequest, signal: AbortSignal): Promise<Answer> {
  await readSchema();
  const answer = await requestAnswer(request, { signal });
  const [error] = answer.errors;
  if (error && (answer.data === null || answer.data === undefined)) {
    throw new Error(error.message);
  }
  return answer;
}

/** A value that follows another one after it has stayed the same for a time. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
