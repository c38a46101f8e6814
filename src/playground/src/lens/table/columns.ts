import { cut, nameOf } from '../../answer/names';
import { isObject, type Json } from '../../answer/json';
import type { List, Row } from '../../answer/lists';
import { ID, PREFIX, TYPE, withoutAdditions } from '../../operation/additions';

export type Kind = 'number' | 'date' | 'boolean' | 'address' | 'text' | 'texts' | 'things' | 'json';

/** Things that stand in one cell, and how many there are. */
export interface Things {
  count: number;
  names: { name: string; id: string | null }[];
}

/** What stands in a cell; undefined when nothing does. */
export type Cell = string | number | boolean | Things | undefined;

/** A column of the table: where its value stands in a row. */
export interface Column {
  id: string;
  /** The object that the field belongs to, above the label; empty for the row itself. */
  group: string;
  label: string;
  kind: Kind;
  value(row: Row): Cell;
}

type Source = 'edge' | 'value' | 'owner';

/** What was seen at a place in the rows. */
interface Seen {
  source: Source;
  path: string[];
  kinds: Set<Kind>;
}

/** The columns of a list: what stands beside the things first, then the things' own fields in their order. */
export function columnsOf(list: Pick<List, 'rows' | 'within'>): readonly Column[] {
  return new ColumnReader(list.within).read(list.rows);
}

/** Reads the columns of rows that become more; while nothing new is met the columns stay the same. */
export class ColumnReader {
  private readonly seen = new Map<string, Seen>();
  private count = 0;
  private owned = false;
  private changed = true;
  private columns: readonly Column[] = [];

  constructor(private readonly within: boolean) {}

  read(rows: readonly Row[]): readonly Column[] {
    for (; this.count < rows.length; this.count++) {
      this.readRow(rows[this.count]!);
    }
    if (this.changed) {
      this.changed = false;
      const all = [...this.seen.values()];
      const sorted = [...all.filter(({ source }) => source === 'edge'), ...all.filter(({ source }) => source !== 'edge')];
      const columns = sorted.filter(isColumn(this.seen)).map(columnOf);
      this.columns = this.owned ? [OWNER, ...columns] : columns;
    }
    return this.columns;
  }

  private readRow({ edge, value, owner }: Row): void {
    if (edge) {
      noteFields(edge, '', [], ['cursor', 'node'], (key, path, kind) => this.note('edge', key, path, kind));
    }
    if (isObject(value)) {
      noteFields(value, '', [], [], (key, path, kind) => this.note('value', key, path, kind));
    } else if (value !== null && value !== undefined) {
      this.note('value', '', [], kindOf(value));
    }
    if (this.within && owner && !this.owned) {
      this.owned = true;
      this.changed = true;
    }
  }

  private note(source: Source, place: string, path: readonly string[], kind: Kind | null): void {
    const key = source + place;
    let known = this.seen.get(key);
    if (!known) {
      known = { source, path: [...path], kinds: new Set() };
      this.seen.set(key, known);
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
  value: (row) => (row.owner ? nameOfThing(row.owner.value) : undefined),
};

type Note = (key: string, path: readonly string[], kind: Kind | null) => void;

// The path is one list that grows and shrinks: rows are many, and most of their fields are known.
function noteFields(value: Json, key: string, path: string[], but: readonly string[], note: Note): void {
  const typed = TYPE in value;
  for (const field in value) {
    if (field.startsWith(PREFIX) || but.includes(field)) {
      continue;
    }
    const child = value[field];
    const at = `${key}\n${field}`;
    path.push(field);
    if (isObject(child) && !Array.isArray(child['edges']) && !isJson(child, typed)) {
      noteFields(child, at, path, [], note);
    } else {
      note(at, path, kindOf(child, typed));
      if (isObject(child) && Array.isArray(child['edges'])) {
        noteFields(child, at, path, ['edges', 'pageInfo'], note);
      }
    }
    path.pop();
  }
}

// Where objects tell their types, one without is a value of its own.
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
      return value === null ? null : Array.isArray(value) ? kindOfList(value, typed) : Array.isArray((value as Json)['edges']) ? 'things' : 'json';
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
        ? 'things'
        : 'json';
}

// An object that is null in some rows and known in others is no column of its own.
function isColumn(all: ReadonlyMap<string, Seen>): (seen: Seen) => boolean {
  const nested = new Set<string>();
  for (const { source, path } of all.values()) {
    for (let depth = 0; depth < path.length; depth++) {
      nested.add([source, ...path.slice(0, depth)].join('\n'));
    }
  }
  return ({ source, path, kinds }) => kinds.size > 0 || !nested.has([source, ...path].join('\n'));
}

function columnOf({ source, path, kinds }: Seen): Column {
  const kind: Kind = kinds.size === 1 ? [...kinds][0]! : kinds.has('json') ? 'json' : 'text';
  const read = (row: Row): unknown => {
    let value: unknown = source === 'edge' ? row.edge : row.value;
    for (const field of path) {
      value = isObject(value) ? value[field] : undefined;
    }
    return value;
  };
  return {
    id: `${source}.${path.join('.')}`,
    group: path.slice(0, -1).join('.'),
    label: path.at(-1) ?? 'value',
    kind,
    value: (row) => cellOf(read(row), kind),
  };
}

function cellOf(value: unknown, kind: Kind): Cell {
  if (value === null || value === undefined) {
    return undefined;
  }
  switch (kind) {
    case 'things':
      return thingsOf(value);
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

function thingsOf(value: unknown): Things | undefined {
  const values: unknown[] = Array.isArray(value) ? value : ((value as Json)['edges'] as unknown[]).map((edge) => (isObject(edge) ? edge['node'] : null));
  const total = isObject(value) ? value['totalCount'] : null;
  const names = values.filter(isObject).map((thing) => ({
    name: nameOfThing(thing),
    id: typeof thing[ID] === 'string' ? thing[ID] : null,
  }));
  return { count: typeof total === 'number' ? total : names.length, names };
}

/** What a person calls an object of an answer; without a name, its first facts. */
export function nameOfThing(value: Json): string {
  const facts: Record<string, never> = {};
  const said: string[] = [];
  for (const field in value) {
    const fact = value[field];
    if (!field.startsWith(PREFIX) && fact !== null && typeof fact !== 'object') {
      facts[field] = fact as never;
      said.push(`${field} ${String(fact)}`);
    } else if (isObject(fact) && !field.startsWith(PREFIX) && said.length < 3) {
      said.push(nameOfThing(fact));
    }
  }
  const id = typeof value[ID] === 'string' ? value[ID] : '';
  const name = nameOf({ id, type: '', facts });
  return name || cut(said.slice(0, 3).join(', '), 120);
}

export function isThings(cell: Cell): cell is Things {
  return typeof cell === 'object';
}

/** What a cell says, as text. */
export function textOf(cell: Cell): string {
  if (cell === undefined) {
    return '';
  }
  if (!isThings(cell)) {
    return String(cell);
  }
  const named = cell.names.map(({ name }) => name).join('; ');
  return named ? `${cell.count}: ${named}` : String(cell.count);
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text);
}

/** Only such addresses become links. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text);
}
