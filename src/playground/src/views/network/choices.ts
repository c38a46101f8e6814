import { useCallback, useMemo } from 'react';
import { useViewState } from '../../session/viewState';
import type { CaptionName } from './captions';
import { TYPE_COLOUR } from './colouring';
import { type GroupBy, GROUPINGS } from './grouping';
import { LAYOUT_NAMES, type LayoutName } from './layouts';
import type { Step } from './neighbours';
import { DEGREE } from './nodeSizes';

/** What a person chose for the network. The address of the page keeps it. */
export interface Choices {
  /** Null for the layout that fits the answer. */
  layout: LayoutName | null;
  sizeBy: string;
  colourBy: string;
  caption: CaptionName;
  groupBy: GroupBy | null;
  /** The groups whose members are drawn. */
  opened: ReadonlySet<string>;
  hiddenTypes: ReadonlySet<string>;
  hiddenKinds: ReadonlySet<string>;
  /** The entities that are hidden. */
  hidden: ReadonlySet<string>;
  /** The positions of pinned nodes. */
  pinned: Readonly<Record<string, readonly [number, number]>>;
  /** Whether the list is shown. */
  listed: boolean;
  /** What was expanded, in its order. */
  steps: readonly Step[];
}

const NO_LIST: readonly string[] = [];
const NO_STEPS: readonly Step[] = [];
const NO_PINS: Choices['pinned'] = {};

/** The choices, and a function that changes some of them. */
export function useChoices(): [Choices, (part: Partial<Choices>) => void] {
  const [layout, setLayout] = useViewState<unknown>('network.layout', null);
  const [sizeBy, setSizeBy] = useViewState<unknown>('network.size', DEGREE);
  const [colourBy, setColourBy] = useViewState<unknown>('network.colour', TYPE_COLOUR);
  const [caption, setCaption] = useViewState<unknown>('network.caption', 'name');
  const [groupBy, setGroupBy] = useViewState<unknown>('network.groupBy', null);
  const [listed, setListed] = useViewState<unknown>('network.list', true);
  const [steps, setSteps] = useViewState<unknown>('network.expanded', NO_STEPS);
  const [pinned, setPinned] = useViewState<unknown>('network.pinned', NO_PINS);
  const [opened, setOpened] = useSetState('network.opened');
  const [hiddenTypes, setHiddenTypes] = useSetState('network.hiddenTypes');
  const [hiddenKinds, setHiddenKinds] = useSetState('network.hiddenKinds');
  const [hidden, setHidden] = useSetState('network.hidden');
  const choices = useMemo<Choices>(
    () => ({
      layout: LAYOUT_NAMES.find((one) => one === layout) ?? null,
      sizeBy: textOf(sizeBy, DEGREE),
      colourBy: textOf(colourBy, TYPE_COLOUR),
      caption: textOf(caption, 'name'),
      groupBy: GROUPINGS.find(({ by }) => by === groupBy)?.by ?? null,
      opened,
      hiddenTypes,
      hiddenKinds,
      hidden,
      pinned: pinsIn(pinned),
      listed: listed !== false,
      steps: stepsIn(steps),
    }),
    [layout, sizeBy, colourBy, caption, groupBy, opened, hiddenTypes, hiddenKinds, hidden, pinned, listed, steps],
  );
  const change = useCallback(
    (part: Partial<Choices>) => {
      const setters: { [K in keyof Choices]: (value: Choices[K]) => void } = {
        layout: setLayout,
        sizeBy: setSizeBy,
        colourBy: setColourBy,
        caption: setCaption,
        groupBy: setGroupBy,
        opened: setOpened,
        hiddenTypes: setHiddenTypes,
        hiddenKinds: setHiddenKinds,
        hidden: setHidden,
        pinned: (value) => setPinned(Object.keys(value).length === 0 ? NO_PINS : value),
        listed: setListed,
        steps: (value) => setSteps(value.length === 0 ? NO_STEPS : value),
      };
      for (const name of Object.keys(part) as (keyof Choices)[]) {
        (setters[name] as (value: unknown) => void)(part[name]);
      }
    },
    [setLayout, setSizeBy, setColourBy, setCaption, setGroupBy, setOpened, setHiddenTypes, setHiddenKinds, setHidden, setPinned, setListed, setSteps],
  );
  return [choices, change];
}

// A set is a list in the address.
function useSetState(name: string): [ReadonlySet<string>, (value: ReadonlySet<string>) => void] {
  const [list, setList] = useViewState<unknown>(name, NO_LIST);
  const set = useMemo(() => new Set(Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : []), [list]);
  const change = useCallback((value: ReadonlySet<string>) => setList(value.size === 0 ? NO_LIST : [...value]), [setList]);
  return [set, change];
}

// The address may hold anything.
function textOf(value: unknown, byDefault: string): string {
  return typeof value === 'string' ? value : byDefault;
}

function pinsIn(value: unknown): Choices['pinned'] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value as Record<string, unknown>) : [];
  return Object.fromEntries(
    entries.flatMap(([id, at]) => (Array.isArray(at) && at.length === 2 && at.every(Number.isFinite) ? [[id, [at[0], at[1]] as const]] : [])),
  );
}

function stepsIn(value: unknown): readonly Step[] {
  const isText = (one: unknown) => one === undefined || typeof one === 'string';
  return Array.isArray(value)
    ? value.filter(
        (one): one is Step =>
          typeof one === 'object' && one !== null && typeof one.of === 'string' && typeof one.type === 'string' && [one.field, one.from, one.after, one.to].every(isText),
      )
    : NO_STEPS;
}
