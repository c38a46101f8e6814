import type { Entity, Graph } from '../../answer/graph';
import type { Scalar } from '../../answer/json';

/** A number by which nodes are sized, with its value for each entity that has one. */
export interface SizeMetric {
  name: string;
  of: ReadonlyMap<string, number>;
  least: number;
  most: number;
}

export const DEGREE = 'ties';

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

/** The names of the numbers in an answer's entities and links. */
export function metricNames(graph: Pick<Graph, 'entities' | 'links'>): string[] {
  const names = new Set<string>();
  for (const { properties } of [...graph.entities.values(), ...graph.links.values()]) {
    for (const name in properties) {
      if (typeof properties[name] === 'number' && !NO_SIZE.has(name)) {
        names.add(name);
      }
    }
  }
  return [DEGREE, ...[...names].sort()];
}

/** The values of a number for all entities. A number of a link counts for both ends; the largest wins. */
export function metricOf(graph: Pick<Graph, 'entities' | 'links'>, name: string): SizeMetric {
  const of = name === DEGREE ? degreesOf(graph) : new Map<string, number>();
  if (name !== DEGREE) {
    for (const { from, to, properties } of graph.links.values()) {
      const number = scored(name, properties[name]);
      for (const id of number === null ? [] : [from, to]) {
        of.set(id, Math.max(number!, of.get(id) ?? number!));
      }
    }
    for (const { id, properties } of graph.entities.values()) {
      const number = scored(name, properties[name]);
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
  return { name, of, least, most };
}

// A heat of -1 means that the article was not scored.
function scored(name: string, value: Entity['properties'][string] | Scalar | undefined): number | null {
  return typeof value !== 'number' || !Number.isFinite(value) || (/heat$/i.test(name) && value === -1) ? null : value;
}

const SMALL = 18;
const LARGE = 58;

/** The width of a node, which makes its area proportional to the value; the minimum for a node without a value. */
export function widthOf({ least, most }: Pick<SizeMetric, 'least' | 'most'>, value: number | undefined): number {
  if (value === undefined) {
    return SMALL - 4;
  }
  const floor = Math.min(0, least);
  const share = most > floor ? (value - floor) / (most - floor) : 0;
  return Math.round(Math.sqrt(SMALL ** 2 + share * (LARGE ** 2 - SMALL ** 2)));
}
