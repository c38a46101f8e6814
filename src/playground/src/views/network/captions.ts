import type { Graph } from '../../answer/graph';
import { nameOf } from '../../answer/names';
import { hasType, momentOf, namesOfLinked, propertyNames } from './entityValues';
import { labelLines } from './labels';
import { timeOf } from './timeLayout';

/** What is written beside the nodes: their names, a property of them, or nothing. */
export type CaptionName = string;

export const NAME_CAPTION = 'name';
export const NO_CAPTION = 'none';

/** What captions can say, with labels. */
export function captionOptions(graph: Graph): [CaptionName, string][] {
  const fixed = ['name', 'title', 'provider', 'date', 'none'];
  return [
    [NAME_CAPTION, 'title'],
    ...(hasType(graph, 'Provider') ? [['provider', 'provider'] as [string, string]] : []),
    ['date', 'date'],
    ...propertyNames(graph).filter((name) => !fixed.includes(name)).map((name): [string, string] => [name, name]),
    [NO_CAPTION, 'none'],
  ];
}

/** The lines of the caption of each of these entities. Two captions that would be the same are told apart. */
export function captionsOf(graph: Graph, ids: readonly string[], caption: CaptionName): Map<string, readonly string[]> {
  if (caption === NO_CAPTION) {
    return new Map(ids.map((id) => [id, []]));
  }
  const providers = namesOfLinked(graph, 'Provider');
  const dateOf = (id: string) => {
    const at = timeOf(graph.entities.get(id)!.properties);
    return at === null ? '' : new Date(at).toISOString().slice(0, 10);
  };
  if (caption === NAME_CAPTION) {
    const named = ids.map((id) => ({ id, name: nameOf(graph.entities.get(id)!), extras: [(providers.get(id) ?? []).join(', '), dateOf(id)] }));
    return distinctLabels(named);
  }
  return new Map(
    ids.map((id) => {
      const entity = graph.entities.get(id)!;
      const value = entity.properties[caption];
      const text =
        caption === 'provider'
          ? (providers.get(id) ?? []).join(', ')
          : caption === 'date'
            ? dateOf(id)
            : value === null || value === undefined
              ? ''
              : momentOf(value) === null
                ? String(value)
                : String(value).slice(0, 10);
      // Only articles have a provider and a date; the others keep their names.
      const own = text === '' && entity.type !== 'Article' && ['provider', 'date'].includes(caption) ? nameOf(entity) : text;
      return [id, own === '' ? [] : labelLines(own)];
    }),
  );
}

/** A name to write, and texts that may tell it from the same name elsewhere, such as the provider and the date. */
export interface Named {
  id: string;
  name: string;
  extras: readonly string[];
}

/**
 * The lines of each label. Where names are cut to the same text, the label has the part in which they differ; where the names
 * themselves are the same, it has a line that tells them apart.
 */
export function distinctLabels(all: readonly Named[]): Map<string, readonly string[]> {
  const labels = new Map<string, readonly string[]>(all.map(({ id, name }) => [id, labelLines(name)]));
  for (const alike of groupsBy(all, ({ id }) => labels.get(id)!.join('\n'))) {
    const byName = groupsBy(alike, ({ name }) => name, 1);
    if (byName.length > 1) {
      const start = commonStart(byName.map(([first]) => first!.name));
      byName.forEach((same) => same.forEach(({ id, name }) => labels.set(id, [labelLines(name, 1)[0]!, ...labelLines(`…${name.slice(start)}`, 1)])));
    }
  }
  for (const alike of groupsBy(all, ({ id }) => labels.get(id)!.join('\n'))) {
    const texts = [0, 1].map((place) => alike.map(({ extras }) => extras[place] ?? ''));
    const both = alike.map(({ extras }) => extras.filter(Boolean).join(', '));
    const found = [...texts, both].find((one) => one.every(Boolean) && new Set(one).size === one.length);
    alike.forEach(({ id }, place) => labels.set(id, [...labels.get(id)!, ...labelLines(found ? found[place]! : `${both[place]} (${place + 1})`.trim(), 1)]));
  }
  return labels;
}

// The groups of at least so many items.
function groupsBy(all: readonly Named[], keyOf: (one: Named) => string, least = 2): Named[][] {
  const groups = new Map<string, Named[]>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known) {
      known.push(one);
    } else {
      groups.set(keyOf(one), [one]);
    }
  }
  return [...groups.values()].filter((group) => group.length >= least);
}

// The place at which names begin to differ, at the start of a word.
function commonStart(names: readonly string[]): number {
  const [first = ''] = names;
  let end = 0;
  while (end < first.length && names.every((name) => name[end] === first[end])) {
    end++;
  }
  return Math.max(0, first.lastIndexOf(' ', end - 1) + 1);
}
