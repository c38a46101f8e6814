import type { Graph } from '../../answer/graph';
import { momentOf, scoreOf } from './entityValues';

/** A number or a date by which nodes are sized or coloured, with its value for each entity that has one. */
export interface SizeMetric {
  name: string;
  /** Whether the values are dates, in milliseconds. */
  dates: boolean;
  of: ReadonlyMap<string, number>;
  least: number;
  most: number;
}

/** The number of links of a node. */
export const DEGREE = 'connections';

/** The same size for all nodes. */
export const SAME_SIZE = 'same';

// Positions are not sizes, and the distance is shown by the rings.
const NO_SIZE = new Set(['position', 'rank', 'distance', 'width', 'height', 'start', 'end']);

/** The number of links of each entity. */
export function degreesOf(graph: Pick<Graph, 'entities' | 'links'>): Map<string, number> {
  const degrees = new Map<string, number>();
  for (const { from, to } of graph.links.values()) {
    degrees.set(from, (degrees.get(from) ?? 0) + 1);
    degrees.set(to, (degrees.get(to) ?? 0) + 1);
  }
  return degrees;
}

/** The names of the numbers in an answer's entities and links, and of the dates of its entities. */
export function metricNames(graph: Pick<Graph, 'entities' | 'links'>): string[] {
  const names = new Set<string>();
  for (const { properties } of [...graph.entities.values(), ...graph.links.values()]) {
    for (const name in properties) {
      if (typeof properties[name] === 'number' && !NO_SIZE.has(name)) {
        names.add(name);
      }
    }
  }
  for (const { properties } of graph.entities.values()) {
    for (const name in properties) {
      if (momentOf(properties[name]) !== null) {
        names.add(name);
      }
    }
  }
  names.delete(DEGREE);
  return [DEGREE, ...[...names].sort()];
}

/** The values of a number or a date for all entities. A number of a link counts for both ends; the largest wins. */
export function metricOf(graph: Pick<Graph, 'entities' | 'links'>, name: string): SizeMetric {
  const of = name === DEGREE ? degreesOf(graph) : new Map<string, number>();
  let dates = false;
  if (name === DEGREE) {
    [...graph.entities.keys()].forEach((id) => of.has(id) || of.set(id, 0));
  } else if (name !== SAME_SIZE) {
    for (const { from, to, properties } of graph.links.values()) {
      const number = scoreOf(name, properties[name]);
      for (const id of number === null ? [] : [from, to]) {
        of.set(id, Math.max(number!, of.get(id) ?? number!));
      }
    }
    for (const { id, properties } of graph.entities.values()) {
      const moment = momentOf(properties[name]);
      const number = moment ?? scoreOf(name, properties[name]);
      dates ||= moment !== null;
      if (number !== null) {
        of.set(id, number);
      }
    }
  }
  let least = Infinity;
  let most = -Infinity;
  for (const value of of.values()) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return { name, dates, of, least, most };
}

const SMALL = 18;
const LARGE = 58;

const SAME = 26;

/** The width of a node, which makes its area proportional to the value; the minimum for a node without a value. */
export function widthOf({ name, dates, least, most }: Pick<SizeMetric, 'name' | 'dates' | 'least' | 'most'>, value: number | undefined): number {
  if (name === SAME_SIZE) {
    return SAME;
  }
  if (value === undefined) {
    return SMALL - 4;
  }
  // The oldest date is the smallest.
  const floor = dates ? least : Math.min(0, least);
  const share = most > floor ? (value - floor) / (most - floor) : 0;
  return Math.round(Math.sqrt(SMALL ** 2 + share * (LARGE ** 2 - SMALL ** 2)));
}
