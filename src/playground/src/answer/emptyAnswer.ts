import type { FieldNode } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import { argumentOf, fieldAt } from '../operation/fieldAt';
import type { Answer } from './answer';
import { isObject, type Json } from './json';
import { listsIn } from './mainList';

/** What an empty part of an answer means, and what to try. */
export interface EmptyNote {
  message: string;
  hint: string | null;
}

type Arguments = (name: string) => unknown;

/** What a null means, by the name of the field. */
const NULLS: Record<string, (given: Arguments) => EmptyNote> = {
  article: (given) => note(`No article has this address${quoted(given('webUrl'))}.`, 'Check the address, or choose an article in the library’s form of variables.'),
  provider: (given) => note(`No provider has this domain${quoted(given('domain'))}.`, 'Write the domain without a path, such as example.org.'),
  topic: (given) => note(`No topic has this name${quoted(given('name'))}.`, 'Check the spelling, or list the topics with the query { topics { edges { node { name } } } }.'),
  collection: (given) => note(`No collection has this document${quoted(given('document'))}.`, 'Write the folder and the path, such as feed/learning/first-steps.md.'),
  node: () => note('No object has this id.', 'Take the id from a newer answer.'),
  importJob: () => note('No import job has this id.', 'Jobs that ended long ago are deleted.'),
  path: () => note('No chain of related articles leads from one to the other.', 'Allow more relations in maxLength, and check both addresses.'),
  from: () => note('No article has the first address (from).', 'Check the address, or choose an article in the library’s form of variables.'),
  to: () => note('No article has the second address (to).', 'Check the address, or choose an article in the library’s form of variables.'),
};

/** What an empty list means, by the name of the field. */
const EMPTY: Record<string, (given: Arguments) => EmptyNote> = {
  search: (given) => note(`No matches${quoted(given('text'))}.`, 'Try fewer words, the beginning of a word with * (robo*), or no quotes.'),
  network: (given) => note('No related articles.', given('where') ? 'Widen the filter, or follow more relations.' : 'Follow relations in the direction BOTH, or choose another article.'),
  relatedOfRelated: () => note('No articles are two relations away.', 'Follow relations in the direction BOTH, or choose another article.'),
  related: () => note('This article lists no related articles.', 'Ask for relatedBy, the articles that list it.'),
  relatedBy: () => note('No article lists this one as related.', 'Ask for related, the articles that it lists.'),
  similar: () => note('No similar articles.', 'Choose an article with topics or relations.'),
  evidence: () => note('Nothing connects these two articles.', 'Choose two articles with a common topic or provider.'),
  timeline: () => note('No article with a date.', 'Widen the filter, or choose a larger topic or provider.'),
  coTopics: () => note('No topic has articles in common with this one.', 'Choose a larger topic.'),
  importJobs: () => note('No folder was imported yet.', 'Start an import in the panel Imports.'),
};

/**
 * What the nulls and the empty lists of an answer mean. Lists within objects are described only if the answer has no rows at all.
 * Parts with errors are left out, as the errors say why they are missing.
 */
export function emptyNotes(answer: Answer): EmptyNote[] {
  if (!isObject(answer.data)) {
    return [];
  }
  const failed = new Set(answer.errors.map(({ path }) => path?.[0]));
  const notes: EmptyNote[] = [];
  const inner = listsIn(answer).length === 0;
  read(answer.data, [], inner, notes, answer.request, failed);
  const known = new Set<string>();
  return notes.filter(({ message }) => !known.has(message) && known.add(message));
}

function read(value: Json, names: string[], inner: boolean, notes: EmptyNote[], request: GraphQlRequest, failed: ReadonlySet<unknown>): void {
  for (const name in value) {
    const child = value[name];
    if (name.startsWith('view__') || (names.length === 0 && failed.has(name))) {
      continue;
    }
    const path = [...names, name];
    const field = child === null || isObject(child) || Array.isArray(child) ? fieldAt(request, path) : null;
    if (field && child === null) {
      nullNote(field, names.length === 0, notes, request);
    } else if (field && isEmptyList(child)) {
      if (names.length === 0 || inner) {
        emptyNote(field, names.length === 0, notes, request);
      }
    } else if (isObject(child) && !Array.isArray(child['edges']) && !Array.isArray(child['nodes'])) {
      read(child, path, inner, notes, request, failed);
    }
  }
}

function nullNote(field: FieldNode, root: boolean, notes: EmptyNote[], request: GraphQlRequest): void {
  const name = field.name.value;
  const describe = root || name === 'from' || name === 'to' ? NULLS[name] : undefined;
  if (describe) {
    notes.push(describe((argument) => argumentOf(field, argument, request.variables)));
  } else if (root) {
    notes.push(note(`${(field.alias ?? field.name).value} has no value.`, null));
  }
}

function emptyNote(field: FieldNode, root: boolean, notes: EmptyNote[], request: GraphQlRequest): void {
  const given: Arguments = (argument) => argumentOf(field, argument, request.variables);
  // A page of no rows is asked for where only the counts are wanted.
  if (given('first') === 0 || given('last') === 0) {
    return;
  }
  const describe = EMPTY[field.name.value];
  const called = `${(field.alias ?? field.name).value}: `;
  if (typeof given('after') === 'string' || typeof given('before') === 'string') {
    notes.push(note(`${called}no further rows.`, 'Remove after or before to start again.'));
  } else if (describe) {
    notes.push(describe(given));
  } else if (root) {
    notes.push(given('where') ? note(`${called}No matches.`, 'Remove or widen a condition of the filter (where).') : note(`${called}nothing found.`, null));
  }
}

function isEmptyList(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length === 0;
  }
  const items = isObject(value) ? (value['edges'] ?? value['nodes']) : null;
  return isObject(value) && Array.isArray(items) && items.length === 0 && !(Number(value['totalCount'] ?? 0) > 0);
}

function note(message: string, hint: string | null): EmptyNote {
  return { message, hint };
}

function quoted(value: unknown): string {
  return typeof value === 'string' && value !== '' ? `: ${value}` : '';
}
