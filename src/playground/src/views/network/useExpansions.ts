import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Answer, graphIn, originalOf } from '../../answer/answer';
import type { Graph } from '../../answer/graph';
import { unreachableError, wasAborted } from '../../gateway/request';
import { requestAnswer } from '../../session/requestAnswer';
import { useSession } from '../../session/store';
import { plainMessage } from '../../text/plainMessage';
import type { Choices } from './choices';
import { addedIds } from './mergeGraphs';
import { type Expansion, isSameStep, requestOf, type Step } from './neighbours';

interface Options {
  answer: Answer;
  base: Graph;
  choices: Choices;
  perform(label: string, part: Partial<Choices>, done: string): void;
  setMessage(text: string): void;
}

const loadedByAnswer = new WeakMap<Answer, readonly Expansion[]>();

// With at most so many nodes, the drawing changes to the layout of a path that was found.
const FEW = 60;

/** The expansions of an answer's network, and a function that runs another one. Those that the address names are run again. */
export function useExpansions({ answer, base, choices, perform, setMessage }: Options) {
  const owner = originalOf(answer);
  const [loaded, setLoaded] = useState<readonly Expansion[]>(() => loadedByAnswer.get(owner) ?? []);
  const [busy, setBusy] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  const failed = useRef<Step[]>([]);
  const hasSchema = useSession((state) => state.schema !== null);
  const { steps } = choices;
  useEffect(() => void loadedByAnswer.set(owner, loaded), [owner, loaded]);
  useEffect(() => () => stop.current?.abort(), []);

  const expansions = useMemo(() => {
    const known = new Set(base.entities.keys());
    const found: Expansion[] = [];
    for (const step of steps) {
      const expansion = loaded.find((one) => isSameStep(one.step, step));
      if (expansion) {
        const graph = graphIn(expansion.answer);
        found.push({ ...expansion, added: [...graph.entities.keys()].filter((id) => !known.has(id)) });
        [...graph.entities.keys()].forEach((id) => known.add(id));
      }
    }
    return found;
  }, [base, steps, loaded]);

  const load = useCallback(
    async (step: Step, asked: boolean): Promise<void> => {
      const request = requestOf(step, useSession.getState().schema);
      if (!request) {
        failed.current.push(step);
        setMessage('The gateway has no field with the neighbours of this item.');
        return;
      }
      stop.current?.abort();
      const ours = new AbortController();
      stop.current = ours;
      setBusy(step.of);
      setMessage('Loading…');
      try {
        const received = await requestAnswer(request, { signal: ours.signal });
        const graph = graphIn(received);
        const failure = received.errors[0];
        const problem = failure && plainMessage(failure.message);
        if (graph.entities.size === 0) {
          failed.current.push(step);
          setMessage(problem ?? (step.to === undefined ? 'Nothing new to add.' : 'There is no path of at most six connections between these articles.'));
          return;
        }
        const added = addedIds(graph, [base, ...expansions.map((one) => graphIn(one.answer))]);
        setLoaded((known) => [...known.filter((one) => !isSameStep(one.step, step)), { step, request, answer: received, added }]);
        const chain = graph.chains[0];
        const done = problem ?? [chain ? pathText(chain.length - 1) : '', addedText(added.length)].filter(Boolean).join(' ');
        if (asked) {
          const few = base.entities.size + added.length <= FEW;
          perform(chain ? 'find a path' : 'expand', { steps: [...steps, step], ...(chain && few ? { layout: 'path' as const } : {}) }, done);
        } else {
          setMessage(done);
        }
        if (chain && asked) {
          useSession.getState().select(chain, 'network');
        }
      } catch (error) {
        if (!wasAborted(error)) {
          failed.current.push(step);
          setMessage(unreachableError(error).message);
        }
      } finally {
        if (stop.current === ours) {
          stop.current = null;
          setBusy(null);
        }
      }
    },
    [base, expansions, steps, perform, setMessage],
  );

  // Steps that came with the address.
  useEffect(() => {
    const known = (id: string) => base.entities.has(id) || expansions.some((one) => graphIn(one.answer).entities.has(id));
    const missing = steps.find((step) => !expansions.some((one) => isSameStep(one.step, step)) && known(step.from ?? step.of) && !failed.current.some((one) => isSameStep(one, step)));
    if (missing && hasSchema && stop.current === null) {
      void load(missing, false);
    }
  }, [steps, expansions, base, hasSchema, load]);

  const run = useCallback(
    (step: Step) => {
      if (steps.some((one) => isSameStep(one, step))) {
        setMessage('This was expanded already.');
      } else {
        failed.current = [];
        void load(step, true);
      }
    },
    [steps, load, setMessage],
  );
  return { expansions, busy, run };
}

function addedText(count: number): string {
  return count === 0 ? 'Nothing new to add.' : count === 1 ? '1 item added.' : `${count} items added.`;
}

function pathText(connections: number): string {
  return `The shortest path has ${connections === 1 ? '1 connection' : `${connections} connections`}.`;
}
