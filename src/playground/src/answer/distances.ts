import type { Scalar } from './json';

export type Properties = Record<string, Scalar>;

/** A node that is reached from a centre by way of others. */
interface IndirectNode {
  centre: string;
  to: string;
  distance: number;
  via: readonly string[];
  field: string;
  properties: Properties;
}

/**
 * The distances of a traversal from its centres. The API names the nodes between a centre and a node, but not their order;
 * the order is inferred from the distances where they determine it.
 */
export class Distances {
  /** The distance of each node from each centre. */
  private readonly byCentre = new Map<string, Map<string, number>>();
  private readonly indirect: IndirectNode[] = [];

  add(centre: string, to: string, distance: number): void {
    let distances = this.byCentre.get(centre);
    if (!distances) {
      distances = new Map([[centre, 0]]);
      this.byCentre.set(centre, distances);
    }
    distances.set(to, Math.min(distance, distances.get(to) ?? distance));
  }

  /** Adds a node with the nodes between; without a distance, each of those is on a path of its own. */
  addIndirect(centre: string, to: string, distance: unknown, via: readonly string[], by: { field: string; properties: Properties }): void {
    const known = typeof distance === 'number' ? distance : 2;
    this.indirect.push({ centre, to, distance: known, via, field: by.field, properties: by.properties });
    if (known === 2) {
      via.forEach((between) => this.add(centre, between, 1));
    }
  }

  /** The distance of each node from its nearest centre. */
  nearest(): Map<string, number> {
    this.infer();
    const nearest = new Map<string, number>();
    for (const [centre, distances] of this.byCentre) {
      for (const [id, distance] of distances) {
        if (id !== centre) {
          nearest.set(id, Math.min(distance, nearest.get(id) ?? distance));
        }
      }
    }
    return nearest;
  }

  /** Links each indirect node along the steps of its paths. */
  linkSteps(link: (from: string, to: string, kind: string, properties: Properties) => void): void {
    for (const { centre, to, distance, via, field, properties } of this.indirect) {
      const distances = this.byCentre.get(centre) ?? new Map<string, number>();
      const at = (step: number) => (step === 0 ? [centre] : via.filter((between) => distances.get(between) === step));
      at(distance - 1).forEach((between) => link(between, to, field, properties));
      // The position of a node without a known distance is not known, only that a path leads through it.
      via.filter((between) => !distances.has(between)).forEach((between) => link(between, to, 'via', properties));
      const complete = via.every((between) => distances.has(between));
      for (const between of via) {
        const step = distances.get(between);
        const earlier = step === undefined ? [] : at(step - 1);
        if (step === 1 || (complete && earlier.length === 1)) {
          link(earlier[0]!, between, field, {});
        }
      }
    }
  }

  // A single path has one node at each distance, so one node without a distance takes the distance that is missing.
  private infer(): void {
    for (const { centre, distance, via } of this.indirect) {
      const distances = this.byCentre.get(centre);
      const unknown = via.filter((between) => !distances?.has(between));
      if (distances && unknown.length === 1 && via.length === distance - 1) {
        const taken = new Set(via.map((between) => distances.get(between)));
        const gap = Array.from({ length: distance - 1 }, (_, place) => place + 1).find((step) => !taken.has(step));
        if (gap !== undefined) {
          distances.set(unknown[0]!, gap);
        }
      }
    }
  }
}
