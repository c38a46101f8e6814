import { getNamedType, type GraphQLSchema, isLeafType, isObjectType } from 'graphql';
import type { Answer } from '../../answer/answer';
import type { Entity } from '../../answer/graph';
import { isObject } from '../../answer/json';
import { keyOf } from '../../answer/names';
import type { GraphQlRequest } from '../../gateway/request';
import { ID, PAGE } from '../../operation/additions';

/** One expansion, as the address of the page names it. */
export interface Step {
  /** The entity whose neighbours are requested, and its type. */
  of: string;
  type: string;
  /** The field with the neighbours; without it, neighbours of all kinds are requested. */
  field?: string;
  /** The article from which a provider or a topic was reached that is expanded. */
  from?: string;
  /** The cursor after which the next page begins. */
  after?: string;
  /** The article at the other end of a path. */
  to?: string;
}

/** An expansion that was run. */
export interface Expansion {
  step: Step;
  request: GraphQlRequest;
  answer: Answer;
  /** The ids of the entities that it added to the graph. */
  added: readonly string[];
}

/** The number of neighbours that are requested at a time. */
export const PAGE_SIZE = 10;
const MAX_PATH = 6;

const ARTICLE = 'title webUrl publishedDateTime type quality heat hasDocument';
const PROVIDER = 'name domain articleCount';
const TOPIC = 'name slug articleCount';

/** The fields that lead to neighbours, by type. */
const FIELDS: Record<string, { own: string; fields: Record<string, string> }> = {
  Article: {
    own: `${ARTICLE} relatedCount relatedByCount`,
    fields: {
      provider: `{ ${PROVIDER} }`,
      topics: `{ ${TOPIC} }`,
      related: `{ totalCount edges { position node { ${ARTICLE} } } }`,
      relatedBy: `{ totalCount edges { position node { ${ARTICLE} } } }`,
    },
  },
  Topic: {
    own: TOPIC,
    fields: {
      parent: `{ ${TOPIC} }`,
      subtopics: `{ ${TOPIC} }`,
      articles: `{ totalCount edges { node { ${ARTICLE} provider { ${PROVIDER} } } } }`,
      coverage: `{ totalCount edges { node { provider { ${PROVIDER} } articleCount } } }`,
    },
  },
  Collection: {
    own: 'title folder path heat itemCount',
    fields: {
      provider: `{ ${PROVIDER} }`,
      topics: `{ ${TOPIC} }`,
      items: `{ totalCount edges { position node { ${ARTICLE} } } }`,
    },
  },
  Provider: {
    own: PROVIDER,
    fields: {
      articles: `{ totalCount edges { node { ${ARTICLE} topics { ${TOPIC} } } } }`,
      coverage: `{ totalCount edges { node { topic { ${TOPIC} } articleCount } } }`,
    },
  },
};

/** The fields of a type that a step without a field requests. */
const AT_ONCE: Record<string, readonly string[]> = {
  Article: ['provider', 'topics', 'related', 'relatedBy'],
  Topic: ['parent', 'subtopics', 'articles'],
  Collection: ['provider', 'topics', 'items'],
  Provider: ['articles'],
};

const PAGED = /^\{ totalCount/;

/** The request of a step; null for a type that cannot be requested by id, or a field that it does not have. */
export function requestOf(step: Step, schema: GraphQLSchema | null): GraphQlRequest | null {
  const { of, type, field, from, after, to } = step;
  if (to !== undefined) {
    // The key of an article is its address.
    return pathRequest(keyOf(of) ?? '', keyOf(to) ?? '');
  }
  const known = FIELDS[type];
  const names = field === undefined ? (AT_ONCE[type] ?? []) : [field];
  if (!known || names.some((name) => !(name in known.fields))) {
    const own = field === undefined ? scalarFields(type, schema) : null;
    return own === null ? null : { query: nodeQuery(`# A ${type} and its fields.`, type, own, '', ''), variables: { id: of } };
  }
  const after_ = after === undefined ? '' : ', after: $after';
  const selected = names.map((name) => `${name}${PAGED.test(known.fields[name]!) ? `(first: ${PAGE_SIZE}${after_})` : ''} ${known.fields[name]}`);
  const title = `# ${after === undefined ? 'Neighbours' : 'More neighbours'} of ${/^[aeiou]/i.test(type) ? 'an' : 'a'} ${type.toLowerCase()}${field === undefined ? '' : `: ${field}`}`;
  const link = from === undefined ? '' : `
  from: node(id: $from) {
    ... on Article { ${ARTICLE} ${type === 'Provider' ? `provider { ${PROVIDER} }` : `topics { ${TOPIC} }`} }
  }`;
  const variables = `${after === undefined ? '' : ', $after: String!'}${from === undefined ? '' : ', $from: ID!'}`;
  return {
    query: nodeQuery(title, type, [known.own, ...selected].join('\n      '), variables, link),
    variables: { id: of, ...(after === undefined ? {} : { after }), ...(from === undefined ? {} : { from }) },
  };
}

function nodeQuery(title: string, type: string, selection: string, variables: string, more: string): string {
  return `${title}
query Expand($id: ID!${variables}) {
  node(id: $id) {
    ... on ${type} {
      ${selection}
    }
  }${more}
}
`;
}

/** The request for the shortest path between two articles, by their addresses. */
function pathRequest(from: string, to: string): GraphQlRequest {
  return {
    query: `# The shortest path between two articles
query Path($from: URL!, $to: URL!) {
  path(from: $from, to: $to, maxLength: ${MAX_PATH}) {
    length
    articles { ${ARTICLE} provider { ${PROVIDER} } }
    steps { position forward }
  }
}
`,
    variables: { from, to },
  };
}

// The scalar fields of any other type with a global id.
function scalarFields(name: string, schema: GraphQLSchema | null): string | null {
  const type = schema?.getType(name);
  if (!isObjectType(type) || !type.getInterfaces().some((one) => one.name === 'Node')) {
    return null;
  }
  const fields = Object.values(type.getFields()).filter((field) => field.args.length === 0 && isLeafType(getNamedType(field.type)));
  return fields.map((field) => field.name).join(' ');
}

/** Whether two steps request the same. */
export function isSameStep(a: Step, b: Step): boolean {
  return a.of === b.of && a.field === b.field && a.after === b.after && a.to === b.to && a.from === b.from;
}

/** A list of an entity's neighbours: the total count, the number that is loaded, and the cursor of the next page. */
export interface More {
  field: string;
  total: number;
  shown: number;
  /** Null if all are loaded. */
  cursor: string | null;
}

/** The lists of an entity's neighbours as far as they are loaded. */
export function moreOf(id: string, expansions: readonly Pick<Expansion, 'step' | 'answer'>[]): More[] {
  const lists = new Map<string, More>();
  const seen = new Set<string>();
  for (const { step, answer } of expansions) {
    const node = isObject(answer.data) ? answer.data['node'] : null;
    for (const [field, value] of step.of === id && isObject(node) && node[ID] === id ? Object.entries(node) : []) {
      const first = `${field} ${step.after ?? ''}`;
      if (!isObject(value) || typeof value['totalCount'] !== 'number' || !Array.isArray(value['edges']) || seen.has(first)) {
        continue;
      }
      seen.add(first);
      const page = value[PAGE];
      const next = isObject(page) && page['hasNextPage'] === true ? page['endCursor'] : null;
      lists.set(field, {
        field,
        total: value['totalCount'],
        shown: (lists.get(field)?.shown ?? 0) + value['edges'].length,
        cursor: typeof next === 'string' ? next : null,
      });
    }
  }
  return [...lists.values()];
}

/** Neighbours of one kind that an entity has, with their number. */
export interface Offer {
  label: string;
  count: number;
  step: Step;
}

/** The request for the numbers of an entity's neighbours, by kind; null for a type without any. */
export function countsRequest({ id, type }: Pick<Entity, 'id' | 'type'>): GraphQlRequest | null {
  const selection = {
    Article: `relatedCount relatedByCount provider { ${PROVIDER} } topics { ${TOPIC} }`,
    Topic: 'articleCount parent { name } subtopics { name } coverage(first: 0) { totalCount }',
    Provider: 'articleCount coverage(first: 0) { totalCount }',
    Collection: 'itemCount provider { name } topics { name }',
  }[type];
  return selection === undefined ? null : { query: nodeQuery('# Numbers of neighbours', type, selection, '', ''), variables: { id } };
}

/** The kinds of neighbours of an entity that the answer to its `countsRequest` has. */
export function offersIn({ id, type }: Pick<Entity, 'id' | 'type'>, data: unknown): Offer[] {
  const node = isObject(data) ? data['node'] : null;
  if (!isObject(node)) {
    return [];
  }
  const own = (field: string, label: string, count: unknown): Offer => ({ label, count: numberOf(count), step: { of: id, type, field } });
  const total = (field: string) => (isObject(node[field]) ? (node[field] as Record<string, unknown>)['totalCount'] : 0);
  const offers = {
    Article: () => [
      own('related', 'Related articles', node['relatedCount']),
      own('relatedBy', 'Articles that list this one', node['relatedByCount']),
      own('provider', 'Provider', isObject(node['provider']) ? 1 : 0),
      own('topics', 'Topics', listOf(node['topics']).length),
      ...[['Provider', 'Articles of', node['provider']], ...listOf(node['topics']).map((topic) => ['Topic', 'Articles about', topic])].flatMap(
        ([kind, label, value]): Offer[] =>
          isObject(value) && typeof value[ID] === 'string'
            ? [{ label: `${label} ${String(value['name'])}`, count: numberOf(value['articleCount']), step: { of: value[ID], type: String(kind), field: 'articles', from: id } }]
            : [],
      ),
    ],
    Topic: () => [
      own('articles', 'Articles about it', node['articleCount']),
      own('coverage', 'Providers that cover it', total('coverage')),
      own('parent', 'Parent topic', isObject(node['parent']) ? 1 : 0),
      own('subtopics', 'Subtopics', listOf(node['subtopics']).length),
    ],
    Provider: () => [own('articles', 'Its articles', node['articleCount']), own('coverage', 'Topics that it covers', total('coverage'))],
    Collection: () => [
      own('items', 'Its articles', node['itemCount']),
      own('provider', 'Provider', isObject(node['provider']) ? 1 : 0),
      own('topics', 'Topics', listOf(node['topics']).length),
    ],
  }[type];
  return (offers?.() ?? []).filter(({ count }) => count > 0);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
