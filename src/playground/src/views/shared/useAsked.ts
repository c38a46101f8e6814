import { useEffect, useState } from 'react';
import { type Answer, originalOf } from '../../answer/answer';
import type { GraphQlRequest } from '../../gateway/request';
import { unreachableError } from '../../gateway/request';
import { requestAnswer } from '../../session/requestAnswer';

/** The state of a request that a view sends by itself. */
export interface Asked {
  stage: 'none' | 'running' | 'failed' | 'done';
  answer: Answer | null;
  message: string;
  retry(): void;
}

type Entry = { answer?: Answer; message?: string; promise: Promise<void> };

// The answers belong to the answer that a view shows, so that they are asked for again when it is.
const known = new WeakMap<Answer, Map<string, Entry>>();

/** Sends a request that belongs to an answer, once while the answer is shown. Null sends nothing. */
export function useAsked(of: Answer, request: GraphQlRequest | null): Asked {
  const [, setTick] = useState(0);
  const key = request ? JSON.stringify([request.query, request.variables]) : '';
  const entry = key ? known.get(originalOf(of))?.get(key) : undefined;
  useEffect(() => {
    if (!request) {
      return;
    }
    let wanted = true;
    void entryFor(of, key, request).promise.then(() => wanted && setTick((tick) => tick + 1));
    return () => void (wanted = false);
  }, [of, key, entry === undefined]);
  const retry = () => {
    known.get(originalOf(of))?.delete(key);
    setTick((tick) => tick + 1);
  };
  if (!request) {
    return { stage: 'none', answer: null, message: '', retry };
  }
  return entry?.answer
    ? { stage: 'done', answer: entry.answer, message: '', retry }
    : { stage: entry?.message === undefined ? 'running' : 'failed', answer: null, message: entry?.message ?? '', retry };
}

function entryFor(of: Answer, key: string, request: GraphQlRequest): Entry {
  const entries = known.get(originalOf(of)) ?? new Map<string, Entry>();
  known.set(originalOf(of), entries);
  let entry = entries.get(key);
  if (!entry) {
    const sent: Entry = { promise: Promise.resolve() };
    sent.promise = requestAnswer(request).then(
      (answer) => {
        const [error] = answer.errors;
        if (error) {
          sent.message = error.message;
        } else {
          sent.answer = answer;
        }
      },
      (error: unknown) => void (sent.message = unreachableError(error).message),
    );
    entries.set(key, sent);
    entry = sent;
  }
  return entry;
}
