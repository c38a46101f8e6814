import { getNamedType, type GraphQLSchema, isLeafType, isObjectType } from 'graphql';
import type { Answer } from '../../answer/answer';
import type { Entity } from '../../answer/graph';
import type { GraphQlRequest } from '../../gateway/request';
import { ID, PAGE } from '../../operation/additions';

/** A query that was run to expand an entity. */
export interface Expansion {
  /** The id of the expanded entity. */
  of: string;
  request: GraphQlRequest;
  answer: Answer;
  /** The ids of the entities that it added to the graph. */
  added: readonly string[];
}

/** The number of links that are requested at a time. */
export const STEP = 10;

const ARTICLE = 'title webUrl publishedDateTime type quality heat hasDocument';

const SELECTIONS: Record<string, string> = {
  Article: `${ARTICLE} relatedCount relatedByCount
      provider { name domain articleCount }
      topics { name slug articleCount }
      related(first: ${STEP}) { totalCount edges { position node { ${ARTICLE} } } }
      relatedBy(first: ${STEP}) { totalCount edges { position node { ${ARTICLE} } } }`,
  Topic: `name slug articleCount
      parent { name slug articleCount }
      subtopics { name slug articleCount }
      articles(first: ${STEP}) { totalCount edges { node { ${ARTICLE} provider { name domain articleCount } } } }`,
  Collection: `title folder path heat itemCount
      provider { name domain articleCount }
      topics { name slug articleCount }
      items(first: ${STEP}) { totalCount edges { position node { ${ARTICLE} } } }`,
  Provider: `name domain articleCount
      articles(first: ${STEP}) { totalCount edges { node { ${ARTICLE} topics { name slug articleCount } } } }`,
};

const NEXT: Record<string, string> = {
  related: `position node { ${ARTICLE} }`,
  relatedBy: `position node { ${ARTICLE} }`,
  items: `position node { ${ARTICLE} }`,
  articles: `node { ${ARTICLE} }`,
};

/** The query for the neighbours of an entity; null if its type cannot be queried by id. */
export function expandingQuery({ id, type }: Pick<Entity, 'id' | 'type'>, schema: GraphQLSchema | null): GraphQlRequest | null {
  const selection = SELECTIONS[type] ?? ownFields(type, schema);
  if (!selection) {
    return null;
  }
  return {
    query: `# What is ${/^[aeiou]/i.test(type) ? 'an' : 'a'} ${type.toLowerCase()} tied to?
query Expand($id: ID!) {
  node(id: $id) {
    ... on ${type} {
      ${selection}
    }
  }
}
`,
    variables: { id },
  };
}

/** The query for the next page of an entity's neighbours. */
export function nextPageQuery({ id, type }: Pick<Entity, 'id' | 'type'>, { field, cursor }: More): GraphQlRequest {
  return {
    query: `# The next ${STEP} of what was shown.
query More($id: ID!, $after: String!) {
  node(id: $id) {
    ... on ${type} {
      ${field}(first: ${STEP}, after: $after) { totalCount edges { ${NEXT[field]} } }
    }
  }
}
`,
    variables: { id, after: cursor },
  };
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
export function moreOf(id: string, expansions: readonly Expansion[]): More[] {
  const lists = new Map<string, More>();
  for (const { of, answer } of expansions) {
    const node = (answer.data as { node?: Record<string, unknown> | null } | null)?.node;
    for (const [field, value] of of === id && node && node[ID] === id ? Object.entries(node) : []) {
      const page = value as { totalCount?: unknown; edges?: unknown; [PAGE]?: { hasNextPage: boolean; endCursor: string | null } };
      if (field in NEXT && typeof page?.totalCount === 'number' && Array.isArray(page.edges)) {
        lists.set(field, {
          field,
          total: page.totalCount,
          shown: (lists.get(field)?.shown ?? 0) + page.edges.length,
          cursor: page[PAGE]?.hasNextPage ? page[PAGE].endCursor : null,
        });
      }
    }
  }
  return [...lists.values()];
}

// The scalar fields of any other type with a global id.
function ownFields(name: string, schema: GraphQLSchema | null): string | null {
  const type = schema?.getType(name);
  if (!isObjectType(type) || !type.getInterfaces().some((one) => one.name === 'Node')) {
    return null;
  }
  const fields = Object.values(type.getFields()).filter((field) => field.args.length === 0 && isLeafType(getNamedType(field.type)));
  return fields.map((field) => field.name).join(' ');
}
