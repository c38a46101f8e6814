import type { Entity, Graph, Scalar } from '../../answer/graph';

/** What things can be sized by: a name, and the figure of each thing that has one. */
export interface Figure {
  name: string;
  of: ReadonlyMap<string, number>;
  least: number;
  most: number;
}

export const TIES = 'ties';

// Places in a list are no sizes, and the distance is shown by the rings.
const NO_SIZE = new Set(['position', 'rank', 'distance', 'width', 'height', 'start', 'end']);

/** How many ties each thing has. */
export function tiesOf(graph: Pick<Graph, 'entities' | 'links'>): Map<string, number> {
  const ties = new Map<string, number>();
  for (const { from, to } of graph.links.values()) {
    ties.set(from, (ties.get(from) ?? 0) + 1);
    ties.set(to, (ties.get(to) ?? 0) + 1);
  }
  return ties;
}

/** The names of the figures that an answer tells, of its things and of their ties. */
export function figureNames(graph: Pick<Graph, 'entities' | 'links'>): string[] {
  const names = new Set<string>();
  for (const { facts } of [...graph.entities.values(), ...graph.links.values()]) {
    for (const name in facts) {
      if (typeof facts[name] === 'number' && !NO_SIZE.has(name)) {
        names.add(name);
      }
    }
  }
  return [TIES, ...[...names].sort()];
}

/** A figure of all things; what a tie tells counts for both its ends, the greatest first. */
export function figureOf(graph: Pick<Graph, 'entities' | 'links'>, name: string): Figure {
  const of = name === TIES ? tiesOf(graph) : new Map<string, number>();
  if (name !== TIES) {
    for (const { from, to, facts } of graph.links.values()) {
      const told = scored(name, facts[name]);
      for (const id of told === null ? [] : [from, to]) {
        of.set(id, Math.max(told!, of.get(id) ?? told!));
      }
    }
    for (const { id, facts } of graph.entities.values()) {
      const told = scored(name, facts[name]);
      if (told !== null) {
        of.set(id, told);
      }
    }
  }
  let least = Infinity;
  let most = -Infinity;
  for (const figure of of.values()) {
    least = Math.min(least, figure);
    most = Math.max(most, figure);
  }
  return { name, of, least, most };
}

// A heat of -1 means that nobody scored it.
function scored(name: string, fact: Entity['facts'][string] | Scalar | undefined): number | null {
  return typeof fact !== 'number' || !Number.isFinite(fact) || (/heat$/i.test(name) && fact === -1) ? null : fact;
}

const SMALL = 18;
const LARGE = 58;

/** How wide a thing is drawn: by area, so that twice the figure looks like twice as much; the least when it has none. */
export function widthOf({ least, most }: Pick<Figure, 'least' | 'most'>, figure: number | undefined): number {
  if (figure === undefined) {
    return SMALL - 4;
  }
  const floor = Math.min(0, least);
  const share = most > floor ? (figure - floor) / (most - floor) : 0;
  return Math.round(Math.sqrt(SMALL ** 2 + share * (LARGE ** 2 - SMALL ** 2)));
}
