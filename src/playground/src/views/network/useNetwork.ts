import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Answer, graphIn, originalOf } from '../../answer/answer';
import { useSession } from '../../session/store';
import { captionsOf } from './captions';
import { type Choices, useChoices } from './choices';
import { colouringOf, colourOptions } from './colouring';
import { displayGraphOf, hasRoomFor } from './displayGraph';
import { timeOf } from './timeLayout';
import type { LayoutName } from './layouts';
import { mergeGraphs } from './mergeGraphs';
import { DEGREE, degreesOf, metricNames, metricOf, SAME_SIZE } from './nodeSizes';
import { isOneRoute, routeOf } from './pathLayout';
import { type Placement, placementOf } from './placement';
import { useExpansions } from './useExpansions';

/** A change that can be undone: the choices before it, and what was done. */
interface Change {
  label: string;
  before: Partial<Choices>;
}

const MAX_CHANGES = 50;

export type Network = ReturnType<typeof useNetwork>;

/** The state and the operations of the network view of an answer. */
export function useNetwork(answer: Answer) {
  const [choices, change] = useChoices();
  const [message, setMessage] = useState('');
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const base = graphIn(answer);
  const placement: Placement = useMemo(() => placementOf(originalOf(answer)), [answer]);
  const [applied, setApplied] = useState<string | null>(placement.key);

  /** Changes choices in a way that can be undone. */
  const perform = useCallback(
    (label: string, part: Partial<Choices>, done: string) => {
      const before = Object.fromEntries(Object.keys(part).map((key) => [key, choices[key as keyof Choices]])) as Partial<Choices>;
      setChanges((known) => [...known.slice(1 - MAX_CHANGES), { label, before }]);
      change(part);
      setMessage(done);
    },
    [choices, change],
  );
  const undo = useCallback(() => {
    const last = changes.at(-1);
    if (last) {
      change(last.before);
      setChanges(changes.slice(0, -1));
      setMessage(`Undone: ${last.label}.`);
    }
  }, [changes, change]);

  const { expansions, busy, run } = useExpansions({ answer, base, choices, perform, setMessage });
  const { hiddenTypes, hiddenKinds, hidden, groupBy, opened, sizeBy, colourBy, caption } = choices;
  const graph = useMemo(() => mergeGraphs(base, expansions.map((one) => graphIn(one.answer))), [base, expansions]);
  const single = useMemo(() => new Set(expansions.flatMap(({ step, added }) => [step.of, ...added])), [expansions]);
  const display = useMemo(
    () => displayGraphOf(graph, { hiddenTypes, hiddenKinds, hidden, groupBy, opened, single }),
    [graph, hiddenTypes, hiddenKinds, hidden, groupBy, opened, single],
  );
  const degrees = useMemo(() => degreesOf(graph), [graph]);
  const metrics = useMemo(() => metricNames(graph), [graph]);
  const sized = metrics.includes(sizeBy) || sizeBy === SAME_SIZE ? sizeBy : DEGREE;
  const metric = useMemo(() => metricOf(graph, sized), [graph, sized]);
  const colours = useMemo(() => colourOptions(graph), [graph]);
  const colouring = useMemo(() => colouringOf(graph, colourBy), [graph, colourBy]);
  const captions = useMemo(() => captionsOf(graph, [...display.nodes.values()].filter((node) => !node.group).map(({ id }) => id), caption), [graph, display, caption]);
  const route = useMemo(() => routeOf(graph), [graph]);
  const dated = useMemo(() => [...graph.entities.values()].some(({ properties }) => timeOf(properties) !== null), [graph]);
  const layouts = useMemo(
    (): LayoutName[] => ['automatic', ...(route ? ['path' as const] : []), ...(graph.distances.size > 0 ? ['rings' as const] : []), ...(dated ? ['time' as const] : [])],
    [route, graph, dated],
  );
  const fitting = useMemo((): LayoutName => {
    const own = routeOf(base);
    return own && isOneRoute(own) ? 'path' : base.distances.size > 0 && base.centres.size === 1 ? 'rings' : 'automatic';
  }, [base]);
  const layout = choices.layout !== null && layouts.includes(choices.layout) ? choices.layout : fitting;

  const openGroup = useCallback(
    (id: string) => {
      const group = display.nodes.get(id);
      if (!group?.group) {
        return;
      }
      if (hasRoomFor(display, id)) {
        perform('open a group', { opened: new Set([...opened, id]) }, `${group.members.length} items of the group are shown.`);
      } else {
        setMessage(`The group has ${group.members.length} items, which are too many to draw with the others. Hide a type, or undo the opening of another group.`);
      }
    },
    [display, opened, perform],
  );

  const hide = useCallback(
    (ids: readonly string[]) => {
      perform(`hide ${itemsText(ids.length)}`, { hidden: new Set([...hidden, ...ids]) }, '');
      useSession.getState().select([], 'network');
    },
    [hidden, perform],
  );
  const showHidden = useCallback(() => perform('show hidden items', { hidden: new Set() }, 'All items are shown.'), [perform]);

  /** Pins nodes where they are, or releases them. */
  const pin = useCallback(
    (ids: readonly string[], pinned: boolean) => {
      const next = { ...choices.pinned };
      for (const id of ids) {
        const at = placement.positions.get(id);
        if (pinned && at) {
          next[id] = [Math.round(at.x), Math.round(at.y)];
        } else {
          delete next[id];
        }
      }
      perform(pinned ? 'pin' : 'unpin', { pinned: next }, `${itemsText(ids.length)} ${pinned ? 'pinned' : 'unpinned'}.`);
    },
    [choices.pinned, placement, perform],
  );

  // What another answer had hidden is not of this one.
  const hiddenCount = useMemo(() => [...hidden].filter((id) => graph.entities.has(id)).length, [hidden, graph]);
  useEffect(() => setMessage(''), [originalOf(answer)]);
  return {
    ...choices, layout, layouts, graph, display, degrees, metrics, metric, sizeBy: sized, colours, colouring, colourBy: colouring.by, captions, route,
    placement, applied, setApplied, expansions, busy, run, message, setMessage, change, perform, undo, changes, hide, showHidden, hiddenCount, pin, openGroup,
  };
}

/** A number of items in words. */
export function itemsText(count: number): string {
  return count === 1 ? '1 item' : `${count.toLocaleString('en')} items`;
}
