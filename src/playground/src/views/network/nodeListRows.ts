import type { Graph } from '../../answer/graph';
import { nameOf } from '../../answer/names';
import { foldText } from '../../text/search';
import { nodeStyleOf, sortTypes } from './nodeStyles';

/** A row of the list: a type, or an entity. */
export interface ListRow {
  level: 1 | 2;
  /** The id of the entity; empty for a type. */
  id: string;
  type: string;
  name: string;
  /** The number of entities of a type, or the number of links of an entity. */
  count: number;
  /** Whether the entities of a type are displayed. */
  open: boolean;
  size: number;
  place: number;
}

export interface ListOptions {
  find: string;
  closed: ReadonlySet<string>;
  hiddenTypes: ReadonlySet<string>;
  hidden?: ReadonlySet<string>;
}

/** The rows of the list: entities by type, those with the most links first, filtered by name. */
export function rowsOf({ entities }: Pick<Graph, 'entities'>, degrees: ReadonlyMap<string, number>, { find, closed, hiddenTypes, hidden }: ListOptions): ListRow[] {
  const sought = foldText(find.trim());
  const byType = new Map<string, { id: string; name: string; count: number }[]>();
  for (const entity of entities.values()) {
    if (hiddenTypes.has(entity.type) || hidden?.has(entity.id)) {
      continue;
    }
    const name = nameOf(entity);
    if (sought === '' || foldText(name).includes(sought)) {
      const entries = byType.get(entity.type);
      const entry = { id: entity.id, name, count: degrees.get(entity.id) ?? 0 };
      if (entries) {
        entries.push(entry);
      } else {
        byType.set(entity.type, [entry]);
      }
    }
  }
  const types = sortTypes(byType.keys());
  return types.flatMap((type, at) => {
    const entries = byType.get(type)!.sort((a, b) => b.count - a.count);
    const open = !closed.has(type);
    const head: ListRow = {
      level: 1,
      id: '',
      type,
      name: nodeStyleOf(type).plural,
      count: entries.length,
      open,
      size: types.length,
      place: at + 1,
    };
    const rest = open ? entries : [];
    return [
      head,
      ...rest.map((entry, place): ListRow => ({ ...entry, level: 2, type, open: false, size: entries.length, place: place + 1 })),
    ];
  });
}
