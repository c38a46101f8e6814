import type { Scalar } from './graph';

export type Facts = Record<string, Scalar>;

/** A thing that is reached over others. */
interface Reach {
  centre: string;
  to: string;
  distance: number;
  via: readonly string[];
  field: string;
  facts: Facts;
}

/** Finds the steps of ways of which only the things between are told, not their order. */
export class Reaches {
  /** Of each centre: how far a thing is from it. */
  private readonly levels = new Map<string, Map<string, number>>();
  private readonly reaches: Reach[] = [];

  reached(centre: string, to: string, distance: number): void {
    let levels = this.levels.get(centre);
    if (!levels) {
      levels = new Map([[centre, 0]]);
      this.levels.set(centre, levels);
    }
    levels.set(to, Math.min(distance, levels.get(to) ?? distance));
  }

  /** Without a distance, each thing between stands on a way of its own. */
  over(centre: string, to: string, distance: unknown, via: readonly string[], on: { field: string; facts: Facts }): void {
    const known = typeof distance === 'number' ? distance : 2;
    this.reaches.push({ centre, to, distance: known, via, field: on.field, facts: on.facts });
    if (known === 2) {
      via.forEach((between) => this.reached(centre, between, 1));
    }
  }

  /** How far each thing is from the nearest centre. */
  distances(): Map<string, number> {
    this.infer();
    const nearest = new Map<string, number>();
    for (const [centre, levels] of this.levels) {
      for (const [id, level] of levels) {
        if (id !== centre) {
          nearest.set(id, Math.min(level, nearest.get(id) ?? level));
        }
      }
    }
    return nearest;
  }

  tie(link: (from: string, to: string, kind: string, facts: Facts) => void): void {
    for (const { centre, to, distance, via, field, facts } of this.reaches) {
      const levels = this.levels.get(centre) ?? new Map<string, number>();
      const at = (level: number) => (level === 0 ? [centre] : via.filter((between) => levels.get(between) === level));
      at(distance - 1).forEach((between) => link(between, to, field, facts));
      // Where nothing tells how far they are, it can only be said that the way leads over them.
      via.filter((between) => !levels.has(between)).forEach((between) => link(between, to, 'via', facts));
      const complete = via.every((between) => levels.has(between));
      for (const between of via) {
        const level = levels.get(between);
        const earlier = level === undefined ? [] : at(level - 1);
        if (level === 1 || (complete && earlier.length === 1)) {
          link(earlier[0]!, between, field, {});
        }
      }
    }
  }

  // On a single way each distance has one thing: a last one that is not known fills the gap.
  private infer(): void {
    for (const { centre, distance, via } of this.reaches) {
      const levels = this.levels.get(centre);
      const unknown = via.filter((between) => !levels?.has(between));
      if (levels && unknown.length === 1 && via.length === distance - 1) {
        const taken = new Set(via.map((between) => levels.get(between)));
        const gap = Array.from({ length: distance - 1 }, (_, place) => place + 1).find((level) => !taken.has(level));
        if (gap !== undefined) {
          levels.set(unknown[0]!, gap);
        }
      }
    }
  }
}
