import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Answer, graphIn } from '../../answer/answer';
import type { Entity } from '../../answer/graph';
import { type GraphQlRequest, unreachableError, wasAborted } from '../../gateway/request';
import { requestAnswer } from '../../session/requestAnswer';
import { useSession } from '../../session/store';
import { displayGraphOf, hasRoomFor } from './displayGraph';
import { expandingQuery, type Expansion, type More, nextPageQuery } from './expansion';
import type { GroupBy } from './grouping';
import type { LayoutName } from './layouts';
import { addedIds, mergeGraphs } from './mergeGraphs';
import { DEGREE, degreesOf, metricNames, metricOf } from './nodeSizes';
import type { Point } from './svg';

/** The state of the network view of an answer, kept while another view is shown. */
interface NetworkState {
  expansions: readonly Expansion[];
  hiddenTypes: ReadonlySet<string>;
  hiddenKinds: ReadonlySet<string>;
  sizeBy: string;
  groupBy: GroupBy | null;
  opened: ReadonlySet<string>;
  layout: LayoutName | null;
  /** The positions of the nodes, set by the canvas. */
  positions: Map<string, Point>;
}

const stateByAnswer = new WeakMap<Answer, NetworkState>();

const initialState = (): NetworkState => ({
  expansions: [],
  hiddenTypes: new Set(),
  hiddenKinds: new Set(),
  sizeBy: DEGREE,
  groupBy: null,
  opened: new Set(),
  layout: null,
  positions: new Map(),
});

export type Network = ReturnType<typeof useNetwork>;

/** The state and the operations of the network view of an answer. */
export function useNetwork(answer: Answer) {
  const [state, setState] = useState<NetworkState>(() => stateByAnswer.get(answer) ?? initialState());
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => void stateByAnswer.set(answer, state), [answer, state]);
  useEffect(() => () => stop.current?.abort(), []);
  const change = useCallback((part: Partial<NetworkState>) => setState((known) => ({ ...known, ...part })), []);

  const { expansions, hiddenTypes, hiddenKinds, groupBy, opened, sizeBy } = state;
  const base = graphIn(answer);
  const graph = useMemo(() => mergeGraphs(base, expansions.map((one) => graphIn(one.answer))), [base, expansions]);
  const single = useMemo(() => new Set(expansions.flatMap(({ of, added }) => [of, ...added])), [expansions]);
  const display = useMemo(
    () => displayGraphOf(graph, { hiddenTypes, hiddenKinds, groupBy, opened, single }),
    [graph, hiddenTypes, hiddenKinds, groupBy, opened, single],
  );
  const degrees = useMemo(() => degreesOf(graph), [graph]);
  const metrics = useMemo(() => metricNames(graph), [graph]);
  const sized = metrics.includes(sizeBy) ? sizeBy : DEGREE;
  const metric = useMemo(() => metricOf(graph, sized), [graph, sized]);

  const run = useCallback(
    async (entity: Entity, request: GraphQlRequest) => {
      stop.current?.abort();
      const ours = new AbortController();
      stop.current = ours;
      setBusy(entity.id);
      setMessage('Asking the gateway…');
      try {
        const expanded = await requestAnswer(request, { signal: ours.signal });
        const theirs = graphIn(expanded);
        const problem = expanded.errors[0]?.message;
        setState((known) => {
          const added = addedIds(theirs, [base, ...known.expansions.map((one) => graphIn(one.answer))]);
          setMessage(problem ?? (added.length === 0 ? 'Nothing that was not here already.' : `${added.length} more.`));
          return theirs.entities.size === 0
            ? known
            : { ...known, expansions: [...known.expansions, { of: entity.id, request, answer: expanded, added }] };
        });
      } catch (error) {
        if (!wasAborted(error)) {
          setMessage(unreachableError(error).message);
        }
      } finally {
        if (stop.current === ours) {
          setBusy(null);
        }
      }
    },
    [base],
  );

  const expand = useCallback(
    (id: string) => {
      const entity = graph.entities.get(id);
      const request = entity && expandingQuery(entity, useSession.getState().schema);
      if (!entity || !request) {
        setMessage('The gateway cannot be asked for this by its id.');
      } else if (expansions.some((one) => one.of === id)) {
        setMessage('This was expanded already.');
      } else {
        void run(entity, request);
      }
    },
    [graph, expansions, run],
  );

  const loadMore = useCallback(
    (id: string, more: More) => {
      const entity = graph.entities.get(id);
      if (entity && more.cursor) {
        void run(entity, nextPageQuery(entity, more));
      }
    },
    [graph, run],
  );

  const removeExpansion = useCallback(
    (expansion: Expansion) => {
      change({ expansions: expansions.filter((one) => one !== expansion) });
      setMessage('Removed.');
    },
    [expansions, change],
  );

  const openGroup = useCallback(
    (id: string) => {
      const group = display.nodes.get(id);
      if (!group?.group) {
        return;
      }
      if (hasRoomFor(display, id)) {
        change({ opened: new Set([...opened, id]) });
        setMessage(`${group.members.length} things of the group are shown.`);
      } else {
        setMessage(`The group has ${group.members.length} things; with them there were more than can be drawn. Hide a type, or close a group first.`);
      }
    },
    [display, opened, change],
  );

  return { ...state, graph, display, degrees, metrics, metric, sizeBy: sized, message, busy, change, expand, loadMore, removeExpansion, openGroup };
}
