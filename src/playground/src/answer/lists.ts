import { ID, PAGE, PREFIX, TYPE } from '../operation/additions';
import { isObject, type Json, type Path } from './json';

/** A row of a list or of a page. */
export interface Row {
  value: unknown;
  /** The edge of a connection, with its own fields such as position, score or distance. */
  edge: Json | null;
  path: Path;
  /** The innermost entity that contains the row. */
  owner: Owner | null;
}

/** An entity that contains a row. */
export interface Owner {
  value: Json;
  path: Path;
}

/** A list or a connection of an answer. The lists of a field of several objects are combined into one. */
export interface List {
  /** The response names that lead to it, without list indexes. */
  fields: string[];
  rows: Row[];
  /** Whether it is a page of a connection. */
  connection: boolean;
  /** Whether it is nested in the rows of another list. */
  nested: boolean;
  /** The total number of rows, if the answer has it; of combined lists, the sum. */
  total: number | null;
  /** Whether another page follows, if the answer has that; of combined lists, of any. */
  more: boolean;
}

const BETWEEN = ' › ';

/** The title of a list: the fields that lead to it. */
export function titleOf(list: Pick<List, 'fields'>): string {
  return list.fields.join(BETWEEN);
}

/** The lists of an answer in their order; lists without objects are left out. */
export function listsOf(data: unknown): List[] {
  const found = new Map<string, List>();
  if (isObject(data)) {
    readFields(data, { path: ['data'], fields: [], nested: false, owner: null }, found);
  }
  return [...found.values()];
}

interface Place {
  path: Path;
  fields: string[];
  nested: boolean;
  owner: Owner | null;
}

function readFields(value: Json, place: Place, found: Map<string, List>): void {
  const owner = typeof value[ID] === 'string' ? { value, path: place.path } : place.owner;
  for (const field in value) {
    const child = value[field];
    if (typeof child === 'object' && child !== null && !field.startsWith(PREFIX)) {
      read(child, { path: [...place.path, field], fields: [...place.fields, field], nested: place.nested, owner }, found);
    }
  }
}

function read(value: object, place: Place, found: Map<string, List>): void {
  if (Array.isArray(value)) {
    readRows(value.map((item, at) => ({ value: item, edge: null, path: [...place.path, at], owner: place.owner })), null, place, found);
    return;
  }
  const { edges, nodes } = value as Json;
  if (!Array.isArray(edges)) {
    // The rows of a connection without cursors are a list of their own, with the name of the connection.
    const { nodes: _, ...others } = value as Json;
    if (Array.isArray(nodes)) {
      readRows(nodes.map((node: unknown, at) => ({ value: node, edge: null, path: [...place.path, 'nodes', at], owner: place.owner })), null, place, found);
    }
    readFields(Array.isArray(nodes) ? others : (value as Json), place, found);
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
    if (typeof child === 'object' && child !== null && field !== 'edges' && field !== 'nodes' && !field.startsWith(PREFIX)) {
      read(child, { ...place, path: [...place.path, field], fields: [...place.fields, field] }, found);
    }
  }
}

function readRows(rows: Row[], connection: Json | null, place: Place, found: Map<string, List>): void {
  // A list of scalars is a property of its object.
  if (!connection && !rows.some((row) => isObject(row.value))) {
    return;
  }
  const key = place.fields.join('\n');
  const known = found.get(key);
  if (known) {
    for (const row of rows) {
      known.rows.push(row);
    }
    const total = totalOf(connection);
    known.total = known.total !== null && total !== null ? known.total + total : null;
    known.more ||= hasMore(connection);
  } else {
    found.set(key, {
      fields: place.fields,
      rows,
      connection: connection !== null,
      nested: place.nested,
      total: totalOf(connection),
      more: hasMore(connection),
    });
  }
  for (const row of rows) {
    if (isObject(row.value)) {
      readFields(row.value, { path: row.path, fields: place.fields, nested: true, owner: row.owner }, found);
    }
    for (const field in row.edge) {
      const child = row.edge[field];
      if (field !== 'node' && typeof child === 'object' && child !== null && !field.startsWith(PREFIX)) {
        const owner = isObject(row.value) && typeof row.value[ID] === 'string' ? { value: row.value, path: row.path } : row.owner;
        const path = [...row.path.slice(0, -1), field];
        read(child, { path, fields: [...place.fields, field], nested: true, owner }, found);
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

/** The response names of a path, without list indexes. */
export function namesIn(path: Path): string[] {
  return path.slice(1).filter((step): step is string => typeof step === 'string');
}

/** The type of a row's object, if the answer has it. */
export function typeOf(row: Row): string | null {
  const type = isObject(row.value) ? row.value[TYPE] : null;
  return typeof type === 'string' ? type : null;
}

/** The ids of the entities of a row: its own, or those of its fields. */
export function idsOf(row: Row): string[] {
  if (!isObject(row.value)) {
    return [];
  }
  const own = row.value[ID];
  return typeof own === 'string' ? [own] : namedIn(row.value);
}

/** The ids of the entities in an object's own fields. */
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
