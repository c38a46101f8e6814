import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Answer, graph as graphIn } from '../../answer/answer';
import type { Entity } from '../../answer/graph';
import { additionsTo, answerOf } from '../../gateway/fetcher';
import { type GraphQlRequest, wasStopped } from '../../gateway/request';
import { usePlayground } from '../../store';
import { drawnOf, roomFor } from './drawn';
import { type Expansion, expandingQuery, type More, nextPageQuery } from './expansion';
import { figureNames, figureOf, TIES, tiesOf } from './figures';
import type { GroupBy } from './grouping';
import type { LayoutName } from './layouts';
import { merged, newIn } from './merge';
import type { Point } from './svg';

/** What was chosen and asked for in the network of an answer; kept while another view is shown. */
interface Kept {
  expansions: readonly Expansion[];
  hiddenTypes: ReadonlySet<string>;
  hiddenTies: ReadonlySet<string>;
  sizeBy: string;
  groupBy: GroupBy | null;
  opened: ReadonlySet<string>;
  layout: LayoutName | null;
  /** Where things stand; filled by the drawing. */
  positions: Map<string, Point>;
}

const kept = new WeakMap<Answer, Kept>();

const FRESH = (): Kept => ({
  expansions: [],
  hiddenTypes: new Set(),
  hiddenTies: new Set(),
  sizeBy: TIES,
  groupBy: null,
  opened: new Set(),
  layout: null,
  positions: new Map(),
});

export type Network = ReturnType<typeof useNetwork>;

/** The network of an answer: what is drawn, what was chosen, and what can be done. */
export function useNetwork(answer: Answer) {
  const [state, setState] = useState<Kept>(() => kept.get(answer) ?? FRESH());
  const [said, say] = useState('');
  const [busy, setBusy] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => void kept.set(answer, state), [answer, state]);
  useEffect(() => () => stop.current?.abort(), []);
  const change = useCallback((part: Partial<Kept>) => setState((known) => ({ ...known, ...part })), []);

  const { expansions, hiddenTypes, hiddenTies, groupBy, opened, sizeBy } = state;
  const base = graphIn(answer);
  const graph = useMemo(() => merged(base, expansions.map((one) => graphIn(one.answer))), [base, expansions]);
  const single = useMemo(() => new Set(expansions.flatMap(({ of, brought }) => [of, ...brought])), [expansions]);
  const drawn = useMemo(
    () => drawnOf(graph, { hiddenTypes, hiddenTies, groupBy, opened, single }),
    [graph, hiddenTypes, hiddenTies, groupBy, opened, single],
  );
  const ties = useMemo(() => tiesOf(graph), [graph]);
  const figures = useMemo(() => figureNames(graph), [graph]);
  const sized = figures.includes(sizeBy) ? sizeBy : TIES;
  const figure = useMemo(() => figureOf(graph, sized), [graph, sized]);

  const run = useCallback(
    async (entity: Entity, request: GraphQlRequest) => {
      stop.current?.abort();
      const ours = new AbortController();
      stop.current = ours;
      setBusy(entity.id);
      say('Asking the gateway…');
      try {
        const { schema } = usePlayground.getState();
        const came = await answerOf(request, additionsTo(request.query, schema), { signal: ours.signal });
        const theirs = graphIn(came);
        const problem = came.errors[0]?.message;
        setState((known) => {
          const brought = newIn(theirs, [base, ...known.expansions.map((one) => graphIn(one.answer))]);
          say(problem ?? (brought.length === 0 ? 'Nothing that was not here already.' : `${brought.length} more.`));
          return theirs.entities.size === 0
            ? known
            : { ...known, expansions: [...known.expansions, { of: entity.id, request, answer: came, brought }] };
        });
      } catch (error) {
        if (!wasStopped(error)) {
          say('The gateway cannot be reached. See whether it still runs, then try again.');
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
      const request = entity && expandingQuery(entity, usePlayground.getState().schema);
      if (!entity || !request) {
        say('The gateway cannot be asked for this by its id.');
      } else if (expansions.some((one) => one.of === id)) {
        say('This was expanded already.');
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

  const takeBack = useCallback(
    (expansion: Expansion) => {
      change({ expansions: expansions.filter((one) => one !== expansion) });
      say('Taken back.');
    },
    [expansions, change],
  );

  const openGroup = useCallback(
    (id: string) => {
      const group = drawn.nodes.get(id);
      if (!group?.group) {
        return;
      }
      if (roomFor(drawn, id)) {
        change({ opened: new Set([...opened, id]) });
        say(`${group.members.length} things of the group are shown.`);
      } else {
        say(`The group has ${group.members.length} things; with them there were more than can be drawn. Hide a type, or close a group first.`);
      }
    },
    [drawn, opened, change],
  );

  return { ...state, graph, drawn, ties, figures, figure, sizeBy: sized, said, busy, change, expand, loadMore, takeBack, openGroup };
}
