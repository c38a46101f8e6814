import type { Answer } from '../../answer/answer';
import { canGroup, type Grouping, OTHERS_NAME } from '../../answer/exactGroups';
import { isObject, type Json } from '../../answer/json';
import { type List, listsOf, namesIn } from '../../answer/lists';
import { keyOf } from '../../answer/names';
import { useSession } from '../../session/store';
import { NONE_OF_THESE, OTHERS } from './datedRows';
import { bucketOf, type Series } from './series';

/** What the gateway said about all rows of a list. */
export interface Overview {
  total: number;
  undated: number;
  from: number | null;
  to: number | null;
  /** The largest groups. */
  groups: { key: string; name: string }[];
}

/** The groupings, with their labels. */
export const GROUPING_LABELS: Record<Grouping, string> = { PROVIDER: 'Provider', TOPIC: 'Topics', TYPE: 'Type', CATEGORY: 'Category' };

/** The path to the connection of a list, if the gateway has exact numbers for it. */
export function groupablePath(answer: Answer, list: List): string[] | null {
  if (!list.connection || list.nested || list.rows.length === 0) {
    return null;
  }
  const path = namesIn(list.rows[0]!.path).slice(0, -2);
  try {
    return canGroup(answer.request, path, useSession.getState().schema) ? path : null;
  } catch {
    return null;
  }
}

/** The grouping that tells articles apart as a column of their rows does. */
export function groupingOf(column: string | null): Grouping | null {
  const path = column?.replace(/^value\./, '') ?? '';
  return path.startsWith('provider.') ? 'PROVIDER' : path.startsWith('topics') ? 'TOPIC' : path === 'type' ? 'TYPE' : path === 'category' ? 'CATEGORY' : null;
}

export function overviewOf(answer: Answer, path: readonly string[]): Overview | null {
  const all = at(answer, path, 'all');
  const undated = at(answer, path, 'undated');
  if (!isObject(all) || !isObject(undated)) {
    return null;
  }
  const aggregate = all['aggregate'];
  const dates = isObject(aggregate) && isObject(aggregate['publishedDateTime']) ? aggregate['publishedDateTime'] : {};
  const nodes = isObject(all['groups']) ? all['groups']['nodes'] : null;
  const groups = Array.isArray(nodes) ? nodes.filter(isObject) : [];
  return {
    total: Number(all['totalCount']),
    undated: Number(undated['totalCount']),
    from: instant(dates['min']),
    to: instant(dates['max']),
    groups: groups.map((group) => ({ key: String(group['key']), name: nameOfGroup(group) })),
  };
}

/** The series of an answer to a request for the periods of groups. */
export function groupedSeries(answer: Answer, path: readonly string[], groups: Overview['groups'], overlapping: boolean): Series[] {
  const lists = listsOf(answer.data);
  const seriesAt = (alias: string, name: string): Series[] => {
    const fields = [alias, ...path.slice(1), 'groups'];
    const rows = lists.find((list) => list.fields.join('\n') === fields.join('\n'))?.rows ?? [];
    const buckets = rows.flatMap((row) => bucketOf(row) ?? []).sort((a, b) => a.start - b.start);
    return buckets.length > 0 ? [{ name, owner: null, buckets, path: [...fields, 'nodes'], field: { name: 'groups', interval: '', first: 1000, names: new Map() } }] : [];
  };
  return [
    ...seriesAt('all', 'Articles'),
    ...groups.flatMap(({ name }, place) => seriesAt(`of${place}`, name)),
    ...seriesAt(OTHERS_NAME, overlapping ? NONE_OF_THESE : OTHERS),
  ];
}

function at({ data }: Answer, path: readonly string[], alias: string): unknown {
  return [alias, ...path.slice(1)].reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), data);
}

function nameOfGroup(group: Json): string {
  const named = [group['provider'], group['topic']].find(isObject);
  const name = named?.['name'];
  const id = named?.['view__id'];
  return typeof name === 'string' && name !== '' ? name : (typeof id === 'string' ? keyOf(id) : null) ?? String(group['key']);
}

function instant(value: unknown): number | null {
  const time = Date.parse(String(value));
  return Number.isNaN(time) ? null : time;
}
