import type { Graph } from '../../answer/graph';
import { nameOf } from '../../answer/names';
import { inOrder, lookOf } from './looks';

/** A line of the list: a type, or a thing. */
export interface ListRow {
  level: 1 | 2;
  /** Of a thing; empty for a type. */
  id: string;
  type: string;
  name: string;
  /** How many things a type has, or how many ties a thing. */
  count: number;
  /** Of a type: whether its things are shown. */
  open: boolean;
  size: number;
  place: number;
}

export interface ListChoices {
  find: string;
  closed: ReadonlySet<string>;
  hiddenTypes: ReadonlySet<string>;
}

/** The things by type, the most tied first; only those whose name holds what is looked for. */
export function rowsOf({ entities }: Pick<Graph, 'entities'>, ties: ReadonlyMap<string, number>, { find, closed, hiddenTypes }: ListChoices): ListRow[] {
  const sought = plain(find.trim());
  const byType = new Map<string, { id: string; name: string; count: number }[]>();
  for (const entity of entities.values()) {
    if (hiddenTypes.has(entity.type)) {
      continue;
    }
    const name = nameOf(entity);
    if (sought === '' || plain(name).includes(sought)) {
      const things = byType.get(entity.type);
      const thing = { id: entity.id, name, count: ties.get(entity.id) ?? 0 };
      if (things) {
        things.push(thing);
      } else {
        byType.set(entity.type, [thing]);
      }
    }
  }
  const types = inOrder(byType.keys());
  return types.flatMap((type, at) => {
    const things = byType.get(type)!.sort((a, b) => b.count - a.count);
    const open = !closed.has(type);
    const head: ListRow = {
      level: 1,
      id: '',
      type,
      name: lookOf(type).plural,
      count: things.length,
      open,
      size: types.length,
      place: at + 1,
    };
    const rest = open ? things : [];
    return [
      head,
      ...rest.map((thing, place): ListRow => ({ ...thing, level: 2, type, open: false, size: things.length, place: place + 1 })),
    ];
  });
}

// Case and accents make no difference, as in a search of the gateway.
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
