import { ID, PAGE, PREFIX, TYPE } from '../operation/additions';
import type { Path } from './graph';
import { isObject, type Json } from './json';

/** One thing of a list or a page, with what is said beside it. */
export interface Row {
  value: unknown;
  /** What stands at the edge beside the thing: position, score, distance. */
  edge: Json | null;
  path: Path;
  /** The nearest thing around it that has an id. */
  owner: Owner | null;
}

/** A thing with an id, around a row. */
export interface Owner {
  value: Json;
  path: Path;
}

/** A list or a connection of an answer; lists of one field, of all the things that have it, are one list. */
export interface List {
  /** Names in the answer that lead to it, without the places in lists between. */
  fields: string[];
  rows: Row[];
  /** Whether it is a page of a connection. */
  connection: boolean;
  /** Whether it stands in the things of another list. */
  within: boolean;
  /** How many there are in all, when the answer tells. */
  total: number | null;
  /** Whether the page is followed by another, when the answer tells. */
  more: boolean;
}

const BETWEEN = ' › ';

/** What a person calls a list: the fields that lead to it. */
export function titleOf(list: Pick<List, 'fields'>): string {
  return list.fields.join(BETWEEN);
}

/** The lists of an answer, in their order; those without objects are left out. */
export function listsOf(data: unknown): List[] {
  const found = new Map<string, List>();
  if (isObject(data)) {
    readFields(data, { path: ['data'], fields: [], within: false, owner: null }, found);
  }
  return [...found.values()];
}

interface Place {
  path: Path;
  fields: string[];
  within: boolean;
  owner: Owner | null;
}

function readFields(value: Json, place: Place, found: Map<string, List>): void {
  const owner = typeof value[ID] === 'string' ? { value, path: place.path } : place.owner;
  for (const field in value) {
    const child = value[field];
    if (typeof child === 'object' && child !== null && !field.startsWith(PREFIX)) {
      read(child, { path: [...place.path, field], fields: [...place.fields, field], within: place.within, owner }, found);
    }
  }
}

function read(value: object, place: Place, found: Map<string, List>): void {
  if (Array.isArray(value)) {
    readRows(value.map((item, at) => ({ value: item, edge: null, path: [...place.path, at], owner: place.owner })), null, place, found);
    return;
  }
  const edges = (value as Json)['edges'];
  if (!Array.isArray(edges)) {
    readFields(value as Json, place, found);
    return;
  }
  const rows = edges.map((edge: unknown, at) => ({
    value: isObject(edge) ? edge['node'] : null,
    edge: isObject(edge) ? edge : null,
    path: [...place.path, 'edges', at, 'node'],
    owner: place.owner,
  }));
  readRows(rows, value as Json, place, found);
  for (const field in value as Json) {
    const child = (value as Json)[field];
    if (typeof child === 'object' && child !== null && field !== 'edges' && !field.startsWith(PREFIX)) {
      read(child, { ...place, path: [...place.path, field], fields: [...place.fields, field] }, found);
    }
  }
}

function readRows(rows: Row[], connection: Json | null, place: Place, found: Map<string, List>): void {
  // A list of texts or figures is a fact, no list of things.
  if (!connection && !rows.some((row) => isObject(row.value))) {
    return;
  }
  const key = place.fields.join('\n');
  const known = found.get(key);
  if (known) {
    for (const row of rows) {
      known.rows.push(row);
    }
    known.total = null;
  } else {
    found.set(key, {
      fields: place.fields,
      rows,
      connection: connection !== null,
      within: place.within,
      total: totalOf(connection),
      more: hasMore(connection),
    });
  }
  for (const row of rows) {
    if (isObject(row.value)) {
      readFields(row.value, { path: row.path, fields: place.fields, within: true, owner: row.owner }, found);
    }
    for (const field in row.edge) {
      const child = row.edge[field];
      if (field !== 'node' && typeof child === 'object' && child !== null && !field.startsWith(PREFIX)) {
        const owner = isObject(row.value) && typeof row.value[ID] === 'string' ? { value: row.value, path: row.path } : row.owner;
        const path = [...row.path.slice(0, -1), field];
        read(child, { path, fields: [...place.fields, field], within: true, owner }, found);
      }
    }
  }
}

function totalOf(connection: Json | null): number | null {
  const total = connection?.['totalCount'];
  return typeof total === 'number' ? total : null;
}

function hasMore(connection: Json | null): boolean {
  return [connection?.[PAGE], connection?.['pageInfo']].some((page) => isObject(page) && page['hasNextPage'] === true);
}

/** The names in the answer that lead to a place in it, without the places in lists. */
export function namesIn(path: Path): string[] {
  return path.slice(1).filter((step): step is string => typeof step === 'string');
}

/** The type of a row's thing, when the answer tells. */
export function typeOf(row: Row): string | null {
  const type = isObject(row.value) ? row.value[TYPE] : null;
  return typeof type === 'string' ? type : null;
}

/** Ids of the things of a row: its own, or those that it names. */
export function idsOf(row: Row): string[] {
  if (!isObject(row.value)) {
    return [];
  }
  const own = row.value[ID];
  return typeof own === 'string' ? [own] : namedIn(row.value);
}

/** Ids of the things that a thing names directly. */
export function namedIn(value: Json): string[] {
  const found: string[] = [];
  for (const field in value) {
    const child = value[field];
    const id = isObject(child) ? child[ID] : null;
    if (typeof id === 'string') {
      found.push(id);
    }
  }
  return found;
}
