import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { GraphQlRequest } from '../gateway/request';
import { formatDay } from './source';

const MAX_VALUES = 5;
// Parts of a filter that add nothing to a sentence.
const SILENT = new Set(['where', 'filter', 'some', 'in', 'eq', 'and', 'name', 'domain', 'articles']);
const WORDS: Record<string, string> = {
  publishedDateTime: 'published',
  hasDocument: 'with document',
  gte: 'from',
  gt: 'after',
  lt: 'before',
  lte: 'until',
  ne: 'not',
  notIn: 'not',
  first: 'rows',
  howMany: 'rows',
};

/** The title and the subtitle of a picture of an answer: the question, and its variables and filters in words. */
export function describeRequest(request: GraphQlRequest): { title: string; subtitle: string } {
  return { title: titleOfQuery(request.query, request.operationName), subtitle: variablesInWords(request.variables ?? {}) };
}

/** The title of a query: its first line if that is a comment, else the name of its operation, else its root fields. */
export function titleOfQuery(query: string, operationName?: string): string {
  const comment = /^\s*#+\s*(\S.*)/.exec(query)?.[1]?.trim();
  if (comment) {
    return comment;
  }
  const operation = operationIn(query, operationName);
  if (operation?.name) {
    return sentence(operation.name.value);
  }
  const fields = operation?.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : [])) ?? [];
  return fields.length > 0 ? sentence([...new Set(fields)].slice(0, 3).join(', ')) : 'Answer';
}

/** Variables in words: "topics: AI or Energy; published from 1 January 2021, before 1 February 2021". */
export function variablesInWords(variables: Readonly<Record<string, unknown>>): string {
  return partsOf([], variables).join('; ');
}

function partsOf(path: readonly string[], value: unknown): string[] {
  if (value === null || value === undefined || value === '') {
    return [];
  }
  if (Array.isArray(value)) {
    const objects = value.filter((one) => typeof one === 'object' && one !== null);
    return objects.length > 0 ? objects.flatMap((one) => partsOf(path, one)) : value.length > 0 ? [said(path, listed(value))] : [];
  }
  if (typeof value !== 'object') {
    return [said(path, shown(value))];
  }
  const entries = Object.entries(value);
  // Several comparisons of one value are one part.
  const compared = entries.filter(([key, one]) => isComparison(key) && one !== null && typeof one !== 'object');
  const others = entries.filter((entry) => !compared.includes(entry));
  const together = compared.map(([key, one]) => `${WORDS[key] ?? key} ${shown(one)}`).join(', ');
  return [
    ...(together ? [`${named(path)} ${together}`.trim()] : []),
    ...others.flatMap(([key, one]) => partsOf([...path, key], one)),
  ];
}

function isComparison(key: string): boolean {
  return ['gte', 'gt', 'lt', 'lte'].includes(key);
}

function said(path: readonly string[], text: string): string {
  const name = named(path);
  return name ? `${name}: ${text}` : text;
}

function named(path: readonly string[]): string {
  const words = path.filter((part) => !SILENT.has(part)).map((part) => WORDS[part] ?? sentence(part).toLowerCase());
  return words.length > 0 ? words.join(' ') : path.length > 0 && path[0] !== 'where' ? sentence(path[0]!).toLowerCase() : '';
}

function listed(values: readonly unknown[]): string {
  const some = values.slice(0, MAX_VALUES).map(shown);
  const more = values.length - some.length;
  return more > 0 ? `${some.join(', ')} or ${more} more` : some.length > 1 ? `${some.slice(0, -1).join(', ')} or ${some.at(-1)!}` : some[0]!;
}

function shown(value: unknown): string {
  const text = String(value);
  const date = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text) : null;
  if (!date || Number.isNaN(date.getTime())) {
    return /^[A-Z_]{2,}$/.test(text) && text.includes('_') ? text.replaceAll('_', ' ').toLowerCase() : text;
  }
  const time = date.toISOString().slice(11, 16);
  return time === '00:00' ? formatDay(date) : `${formatDay(date)}, ${time} UTC`;
}

/** A name in camel case as words: `TopicOverTime` is "Topic over time". */
function sentence(name: string): string {
  const words = name
    .replace(/_+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function operationIn(query: string, name: string | undefined): OperationDefinitionNode | undefined {
  try {
    const operations = parse(query).definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
    return operations.find((one) => one.name?.value === name) ?? operations[0];
  } catch {
    return undefined;
  }
}
