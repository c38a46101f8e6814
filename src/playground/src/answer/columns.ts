import { ID, PREFIX, TYPE, withoutAdditions } from '../operation/additions';
import { isAddress } from '../text/isAddress';
import { truncate } from '../text/truncate';
import { addressOf } from './address';
import { isObject, type Json } from './json';
import type { List, Row } from './lists';
import { nameOf } from './names';

export { isAddress } from '../text/isAddress';

export type Kind = 'number' | 'date' | 'boolean' | 'address' | 'text' | 'texts' | 'objects' | 'json';

/** A list of objects in a cell, with its total count. */
export interface ObjectList {
  count: number;
  items: { name: string; id: string | null; address: string | null }[];
}

/** The value of a cell; undefined when the cell is empty. */
export type Cell = string | number | boolean | ObjectList | undefined;

/** A column of a table of rows. */
export interface Column {
  id: string;
  /** The nested object that the field belongs to; empty for a field of the row itself. */
  group: string;
  label: string;
  kind: Kind;
  value(row: Row): Cell;
  /** The address that a cell links to, if the cell itself is none: a title leads to its article. */
  link?(row: Row): string | null;
  /** The single texts of a cell that holds several. */
  parts?(row: Row): string[];
}

type Source = 'edge' | 'value' | 'owner';

/** A field of the rows, with the kinds of values that it has. */
interface FieldStatistics {
  source: Source;
  path: string[];
  kinds: Set<Kind>;
}

/** The columns of a list: fields of the edges first, then fields of the nodes, in the order of the answer. */
export function columnsOf(list: Pick<List, 'rows' | 'nested'>): readonly Column[] {
  return new ColumnReader(list.nested).read(list.rows);
}

/** Reads the columns of a growing list of rows; the columns stay the same object until a new field or kind appears. */
export class ColumnReader {
  private readonly fields = new Map<string, FieldStatistics>();
  private count = 0;
  private owned = false;
  private changed = true;
  private columns: readonly Column[] = [];

  constructor(private readonly nested: boolean) {}

  read(rows: readonly Row[]): readonly Column[] {
    for (; this.count < rows.length; this.count++) {
      this.readRow(rows[this.count]!);
    }
    if (this.changed) {
      this.changed = false;
      const all = [...this.fields.values()];
      const sorted = [...all.filter(({ source }) => source === 'edge'), ...all.filter(({ source }) => source !== 'edge')];
      const columns = sorted.filter(isColumn(this.fields)).map(columnOf);
      this.columns = this.owned ? [OWNER, ...columns] : columns;
    }
    return this.columns;
  }

  private readRow({ edge, value, owner }: Row): void {
    if (edge) {
      recordFields(edge, '', [], ['cursor', 'node'], (key, path, kind) => this.record('edge', key, path, kind));
    }
    if (isObject(value)) {
      recordFields(value, '', [], [], (key, path, kind) => this.record('value', key, path, kind));
    } else if (value !== null && value !== undefined) {
      this.record('value', '', [], kindOf(value));
    }
    if (this.nested && owner && !this.owned) {
      this.owned = true;
      this.changed = true;
    }
  }

  private record(source: Source, place: string, path: readonly string[], kind: Kind | null): void {
    const key = source + place;
    let known = this.fields.get(key);
    if (!known) {
      known = { source, path: [...path], kinds: new Set() };
      this.fields.set(key, known);
      this.changed = true;
    }
    if (kind && !known.kinds.has(kind)) {
      known.kinds.add(kind);
      this.changed = true;
    }
  }
}

const OWNER: Column = {
  id: 'owner',
  group: '',
  label: 'of',
  kind: 'text',
  value: (row) => (row.owner ? nameOfObject(row.owner.value) : undefined),
};

type RecordField = (key: string, path: readonly string[], kind: Kind | null) => void;

// The path is one array that grows and shrinks, which saves allocations: there are many rows, and most fields are known.
function recordFields(value: Json, key: string, path: string[], but: readonly string[], record: RecordField): void {
  const typed = TYPE in value;
  for (const field in value) {
    if (field.startsWith(PREFIX) || but.includes(field)) {
      continue;
    }
    const child = value[field];
    const at = `${key}\n${field}`;
    path.push(field);
    if (isObject(child) && !Array.isArray(child['edges']) && !isJson(child, typed)) {
      recordFields(child, at, path, [], record);
    } else {
      record(at, path, kindOf(child, typed));
      if (isObject(child) && Array.isArray(child['edges'])) {
        recordFields(child, at, path, ['edges', 'pageInfo'], record);
      }
    }
    path.pop();
  }
}

// Among objects with a type name, one without is a scalar of type JSON.
function isJson(value: Json, typed: boolean): boolean {
  return typed && !(TYPE in value) && !('hasNextPage' in value || 'endCursor' in value);
}

function kindOf(value: unknown, typed = false): Kind | null {
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'string':
      return isDate(value) ? 'date' : isAddress(value) ? 'address' : 'text';
    case 'object':
      return value === null ? null : Array.isArray(value) ? kindOfList(value, typed) : Array.isArray((value as Json)['edges']) ? 'objects' : 'json';
    default:
      return null;
  }
}

function kindOfList(values: unknown[], typed: boolean): Kind | null {
  return values.length === 0
    ? null
    : values.every((value) => typeof value !== 'object' || value === null)
      ? 'texts'
      : values.every((value) => isObject(value) && (!typed || TYPE in value))
        ? 'objects'
        : 'json';
}

// An object that is null in some rows and present in others is not a column itself; its fields are.
function isColumn(all: ReadonlyMap<string, FieldStatistics>): (fields: FieldStatistics) => boolean {
  const nested = new Set<string>();
  for (const { source, path } of all.values()) {
    for (let depth = 0; depth < path.length; depth++) {
      nested.add([source, ...path.slice(0, depth)].join('\n'));
    }
  }
  return ({ source, path, kinds }) => kinds.size > 0 || !nested.has([source, ...path].join('\n'));
}

function columnOf({ source, path, kinds }: FieldStatistics): Column {
  const kind: Kind = kinds.size === 1 ? [...kinds][0]! : kinds.has('json') ? 'json' : 'text';
  const readAt = (row: Row, fields: readonly string[]): unknown => {
    let value: unknown = source === 'edge' ? row.edge : row.value;
    for (const field of fields) {
      value = isObject(value) ? value[field] : undefined;
    }
    return value;
  };
  const read = (row: Row): unknown => readAt(row, path);
  const parent = path.slice(0, -1);
  return {
    id: `${source}.${path.join('.')}`,
    group: path.slice(0, -1).join('.'),
    label: path.at(-1) ?? 'value',
    kind,
    value: (row) => cellOf(read(row), kind),
    ...(kind === 'texts' ? { parts: (row: Row) => textsOf(read(row)) } : {}),
    ...(path.at(-1) === 'title' ? { link: (row: Row) => linkOf(readAt(row, parent)) } : {}),
  };
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function linkOf(value: unknown): string | null {
  return isObject(value) ? addressOf(value) : null;
}

function cellOf(value: unknown, kind: Kind): Cell {
  if (value === null || value === undefined) {
    return undefined;
  }
  switch (kind) {
    case 'objects':
      return objectListOf(value);
    case 'texts':
      return Array.isArray(value) && value.length > 0 ? value.map(String).join(', ') : undefined;
    case 'json':
      return JSON.stringify(withoutAdditions(value));
    default:
      return typeof value !== 'object'
        ? (value as string | number | boolean)
        : Array.isArray(value) && value.length === 0
          ? undefined
          : JSON.stringify(withoutAdditions(value));
  }
}

function objectListOf(value: unknown): ObjectList | undefined {
  const values: unknown[] = Array.isArray(value) ? value : ((value as Json)['edges'] as unknown[]).map((edge) => (isObject(edge) ? edge['node'] : null));
  const total = isObject(value) ? value['totalCount'] : null;
  const items = values.filter(isObject).map((value) => ({
    name: nameOfObject(value),
    id: typeof value[ID] === 'string' ? value[ID] : null,
    // Read only when a row is open, as there are many.
    get address() {
      return addressOf(value);
    },
  }));
  return { count: typeof total === 'number' ? total : items.length, items };
}

/** The name of an object of an answer for people: its title or the like, else its first properties. */
export function nameOfObject(value: Json): string {
  const properties: Record<string, never> = {};
  const parts: string[] = [];
  for (const field in value) {
    const property = value[field];
    if (!field.startsWith(PREFIX) && property !== null && typeof property !== 'object') {
      properties[field] = property as never;
      parts.push(`${field} ${String(property)}`);
    } else if (isObject(property) && !field.startsWith(PREFIX) && parts.length < 3) {
      parts.push(nameOfObject(property));
    }
  }
  const id = typeof value[ID] === 'string' ? value[ID] : '';
  const name = nameOf({ id, type: '', properties });
  return name || truncate(parts.slice(0, 3).join(', '), 120);
}

export function isObjectList(cell: Cell): cell is ObjectList {
  return typeof cell === 'object';
}

/** The text of a cell. */
export function textOf(cell: Cell): string {
  if (cell === undefined) {
    return '';
  }
  if (!isObjectList(cell)) {
    return String(cell);
  }
  const names = cell.items.map(({ name }) => name).join('; ');
  return names ? `${cell.count}: ${names}` : String(cell.count);
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text);
}

/** The full name of a column: `provider.name`. */
export function columnName({ group, label }: Pick<Column, 'group' | 'label'>): string {
  return group ? `${group}.${label}` : label;
}
