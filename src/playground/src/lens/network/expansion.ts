import { type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import type { Answer } from '../../answer/answer';
import type { Entity } from '../../answer/graph';
import type { GraphQlRequest } from '../../gateway/request';
import { ID, PAGE } from '../../operation/additions';

/** One query that was run to show more of a thing. */
export interface Expansion {
  /** The thing that was expanded. */
  of: string;
  request: GraphQlRequest;
  answer: Answer;
  /** The things that it brought. */
  brought: readonly string[];
}

/** How many at a time. */
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
  Provider: `name domain articleCount
      articles(first: ${STEP}) { totalCount edges { node { ${ARTICLE} topics { name slug articleCount } } } }`,
};

const NEXT: Record<string, string> = {
  related: `position node { ${ARTICLE} }`,
  relatedBy: `position node { ${ARTICLE} }`,
  articles: `node { ${ARTICLE} }`,
};

/** The query that tells what a thing is tied to; nothing when the gateway cannot be asked for it by its id. */
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

/** The query for the next page of what a thing is tied to. */
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

/** Of one list of a thing: how many there are, how many came, and where to go on. */
export interface More {
  field: string;
  total: number;
  shown: number;
  /** Nothing when all are there. */
  cursor: string | null;
}

/** How far the lists of a thing have been followed by the expansions of it. */
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

// What has a global id and is none of the above: its own figures and texts.
function ownFields(name: string, schema: GraphQLSchema | null): string | null {
  const type = schema?.getType(name);
  if (!isObjectType(type) || !type.getInterfaces().some((one) => one.name === 'Node')) {
    return null;
  }
  const fields = Object.values(type.getFields()).filter((field) => field.args.length === 0 && isLeafType(getNamedType(field.type)));
  return fields.map((field) => field.name).join(' ');
}
