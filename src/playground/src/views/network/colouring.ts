import type { Entity, Graph } from '../../answer/graph';
import { formatNumber } from '../../text/format';
import { hasType, momentOf, namesOfLinked, propertyNames } from './entityValues';
import { metricNames, metricOf } from './nodeSizes';
import { nodeStyleOf, sortTypes } from './nodeStyles';
import { CATEGORY_COLOURS, NO_COLOUR, OTHER_COLOUR, SCALE_COLOURS, type ThemeColour } from './palette';

/** The colouring by the type of the nodes, such as article and topic. */
export const TYPE_COLOUR = 'item';
const PROVIDER = 'provider';
const TOPIC = 'topic';
const MAX_VALUES = 200;

/** A colour, with what it stands for and the number of entities that have it. */
export interface ColourEntry extends ThemeColour {
  label: string;
  count: number;
}

/** The colours of the entities. */
export interface Colouring {
  by: string;
  entries: readonly ColourEntry[];
  /** The places of an entity's entries: several for an article with several topics, none for one without a value. */
  of(id: string): readonly number[];
  /** The number of entities without a value. */
  without: number;
}

/** What nodes can be coloured by, with its label. */
export function colourOptions(graph: Graph): [string, string][] {
  const numbers = metricNames(graph);
  const linked = [[PROVIDER, 'Provider'], [TOPIC, 'Topic']] as const;
  const properties = propertyNames(graph).filter((name) => !numbers.includes(name) && isCategory(graph, name));
  return [
    [TYPE_COLOUR, 'type of item'],
    ...linked.filter(([, type]) => hasType(graph, type)).map(([by]): [string, string] => [by, by]),
    ...properties.filter((name) => name !== PROVIDER && name !== TOPIC).map((name): [string, string] => [name, name]),
    ...numbers.map((name): [string, string] => [name, name]),
  ];
}

// Values that repeat; a title or an address does not.
function isCategory({ entities }: Pick<Graph, 'entities'>, name: string): boolean {
  const values = new Set<string>();
  let count = 0;
  for (const { properties } of entities.values()) {
    const found = valuesOf(properties[name]);
    count += found.length;
    found.forEach((value) => values.add(value));
    if (values.size > MAX_VALUES || found.some((value) => value.length > 80)) {
      return false;
    }
  }
  return values.size > 0 && (values.size < count || count === 1);
}

function valuesOf(value: Entity['properties'][string] | undefined): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => (one === null || one === undefined || one === '' ? [] : [String(one)]));
}

/** The colours by a property, a number or a date; by type if the graph does not have what was chosen. */
export function colouringOf(graph: Graph, by: string): Colouring {
  if (by !== TYPE_COLOUR && colourOptions(graph).some(([name]) => name === by)) {
    if (by === PROVIDER || by === TOPIC) {
      return byCategory(graph, by, namesOfLinked(graph, by === PROVIDER ? 'Provider' : 'Topic'));
    }
    return metricNames(graph).includes(by)
      ? byNumber(graph, by)
      : byCategory(graph, by, new Map([...graph.entities.values()].map(({ id, properties }) => [id, valuesOf(properties[by])])));
  }
  return byType(graph);
}

function byType({ entities }: Graph): Colouring {
  const counts = new Map<string, number>();
  for (const { type } of entities.values()) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const types = sortTypes(counts.keys());
  const entries = types.map((type) => ({ ...colourOf(type), label: nodeStyleOf(type).plural, count: counts.get(type)! }));
  const places = new Map(types.map((type, place) => [type, [place]]));
  return { by: TYPE_COLOUR, entries, of: (id) => places.get(entities.get(id)!.type)!, without: 0 };
}

function colourOf(type: string): ThemeColour {
  const { light, dark } = nodeStyleOf(type);
  return { light, dark };
}

function byCategory({ entities }: Graph, by: string, values: ReadonlyMap<string, readonly string[]>): Colouring {
  const counts = new Map<string, number>();
  let without = 0;
  for (const id of entities.keys()) {
    const own = values.get(id) ?? [];
    without += own.length === 0 ? 1 : 0;
    own.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const own = sorted.length > CATEGORY_COLOURS.length ? CATEGORY_COLOURS.length - 1 : sorted.length;
  const entries: ColourEntry[] = sorted.slice(0, own).map(([label, count], place) => ({ ...CATEGORY_COLOURS[place]!, label, count }));
  const places = new Map(sorted.map(([value], place) => [value, Math.min(place, own)]));
  if (sorted.length > own) {
    const others = new Set(sorted.slice(own).map(([value]) => value));
    const count = [...entities.keys()].filter((id) => values.get(id)?.some((value) => others.has(value))).length;
    entries.push({ ...OTHER_COLOUR, label: `${others.size} others`, count });
  }
  return { by, entries, of: (id) => [...new Set((values.get(id) ?? []).map((value) => places.get(value)!))], without };
}

function byNumber(graph: Graph, by: string): Colouring {
  const { of } = metricOf(graph, by);
  const sorted = [...of.values()].sort((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  // Each value has its own colour if they are few; else each colour has about as many nodes as the others.
  const starts =
    distinct.length <= SCALE_COLOURS.length
      ? distinct
      : [...new Set(SCALE_COLOURS.map((_, part) => sorted[Math.floor((part * sorted.length) / SCALE_COLOURS.length)]!))];
  const placeOf = (value: number) => starts.findLastIndex((start) => start <= value);
  const isDate = [...graph.entities.values()].some(({ properties }) => momentOf(properties[by]) !== null);
  const entries = starts.map((start, place): ColourEntry => {
    const within = sorted.filter((value) => placeOf(value) === place);
    const [least, most] = [labelOf(start, isDate), labelOf(within.at(-1)!, isDate)];
    const colour = SCALE_COLOURS[starts.length === 1 ? SCALE_COLOURS.length - 1 : Math.round((place * (SCALE_COLOURS.length - 1)) / (starts.length - 1))]!;
    return { ...colour, label: least === most ? least : `${least} to ${most}`, count: within.length };
  });
  return { by, entries, of: (id) => (of.has(id) ? [placeOf(of.get(id)!)] : []), without: graph.entities.size - of.size };
}

function labelOf(value: number, isDate: boolean): string {
  if (isDate) {
    return new Date(value).toISOString().slice(0, 10);
  }
  return Number.isInteger(value) ? formatNumber(value) : String(Math.round(value * 1000) / 1000);
}

/** A part of a node with its colour; the shares of a node add up to 1. */
export interface Slice extends ThemeColour {
  share: number;
}

const MAX_SLICES = 6;

/** The colours of a node by the shares of its entities; an article with two topics has half of each. */
export function slicesOf(members: readonly string[], { entries, of }: Colouring): Slice[] {
  const weights = new Map<number, number>();
  for (const id of members) {
    const places = of(id);
    (places.length === 0 ? [-1] : places).forEach((place) => weights.set(place, (weights.get(place) ?? 0) + 1 / Math.max(1, places.length)));
  }
  const sorted = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const kept = sorted.length > MAX_SLICES ? sorted.slice(0, MAX_SLICES - 1) : sorted;
  const slices = kept.map(([place, weight]): Slice => ({ ...(entries[place] ?? NO_COLOUR), share: weight / members.length })).map(({ light, dark, share }) => ({ light, dark, share }));
  const rest = 1 - slices.reduce((sum, { share }) => sum + share, 0);
  return sorted.length > kept.length ? [...slices, { ...OTHER_COLOUR, share: rest }] : slices;
}
