import type { Entity, Graph } from '../../answer/graph';
import type { Scalar } from '../../answer/json';
import { nameOf } from '../../answer/names';

const DATE = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?$/;

/** The moment of a value that is a date, in milliseconds; else null. */
export function momentOf(value: unknown): number | null {
  const moment = typeof value === 'string' && DATE.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(moment) ? null : moment;
}

/** A number, or null; a heat of -1 means that the article was not scored. */
export function scoreOf(name: string, value: Scalar | Scalar[] | undefined): number | null {
  return typeof value !== 'number' || !Number.isFinite(value) || (/heat$/i.test(name) && value === -1) ? null : value;
}

/** The entities of a type that each entity is linked with, such as the topics of an article, by name. */
export function namesOfLinked({ entities, links }: Pick<Graph, 'entities' | 'links'>, type: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  const add = (one: Entity | undefined, other: Entity | undefined) => {
    if (one && other?.type === type && one.type !== type) {
      const known = names.get(one.id) ?? [];
      const name = nameOf(other);
      names.set(one.id, known.includes(name) ? known : [...known, name]);
    }
  };
  for (const { from, to } of links.values()) {
    add(entities.get(from), entities.get(to));
    add(entities.get(to), entities.get(from));
  }
  for (const entity of entities.values()) {
    if (entity.type === type) {
      names.set(entity.id, [nameOf(entity)]);
    }
  }
  return names;
}

/** The names of the scalar properties of the entities, sorted. */
export function propertyNames({ entities }: Pick<Graph, 'entities'>): string[] {
  const names = new Set<string>();
  for (const { properties } of entities.values()) {
    for (const name in properties) {
      names.add(name);
    }
  }
  return [...names].sort();
}

/** Whether a type of entity is in the graph, beside others. */
export function hasType({ entities }: Pick<Graph, 'entities'>, type: string): boolean {
  for (const entity of entities.values()) {
    if (entity.type === type) {
      return true;
    }
  }
  return false;
}
