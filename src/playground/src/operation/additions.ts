import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** The prefix of the aliases of all added fields, which avoids conflicts with the query's own names. */
export const PREFIX = 'view__';
export const ID = `${PREFIX}id`;
export const TYPE = `${PREFIX}type`;
export const PAGE = `${PREFIX}page`;
/** Whether an article has a document of its own. */
export const DOCUMENTED = `${PREFIX}documented`;

/** Types that the views show as parts of other objects, and not as entities of their own. */
const PARTS = new Set(['Coverage', 'ArticleImage', 'SourceDocument', 'GraphStats', 'ImportProblem', 'ImportDifference']);

/** A text to insert at an offset of the query. */
interface Insertion {
  at: number;
  text: string;
}

/** A query with added fields. */
export interface Additions {
  query: string;
  /** The place in the original query for a place in the extended one; the lines are the same. */
  place(sent: { line: number; column: number }): { line: number; column: number };
}

/**
 * Adds to each object its type and, where it has one, its id; to each article whether it has a document; and to each page that
 * is not nested in a list, its end.
 * Everything is added within a line, so that the line numbers stay the same.
 */
export function withAdditions(written: string, schema: GraphQLSchema): Additions {
  const insertions = found(written, parse(written), schema);
  let query = '';
  let from = 0;
  for (const { at, text } of insertions) {
    query += written.slice(from, at) + text;
    from = at;
  }
  return { query: query + written.slice(from), place: (sent) => placeOf(sent, written, insertions) };
}

function found(written: string, document: DocumentNode, schema: GraphQLSchema): Insertion[] {
  const insertions: Insertion[] = [];
  const types = new TypeInfo(schema);
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  let lists = 0;
  visit(
    document,
    visitWithTypeInfo(types, {
      // Whether a fragment is used within a list is not known here.
      FragmentDefinition: { enter: () => void lists++, leave: () => void lists-- },
      Field: {
        enter: () => void (lists += within(types) ? 1 : 0),
        leave: () => void (lists -= within(types) ? 1 : 0),
      },
      SelectionSet(node) {
        const type = types.getParentType();
        if (!type || !node.loc || roots.has(type as never) || type.name.startsWith('__') || type.name === 'PageInfo') {
          return;
        }
        let text = ` ${TYPE}: __typename`;
        if (isObjectType(type) || isInterfaceType(type)) {
          const fields = type.getFields();
          if (fields['id'] && fields['id'].args.length === 0 && !PARTS.has(type.name)) {
            text += ` ${ID}: id`;
          }
          if (fields['hasDocument'] && fields['hasDocument'].args.length === 0) {
            text += ` ${DOCUMENTED}: hasDocument`;
          }
          if (lists === 0 && fields['edges'] && fields['pageInfo'] && !isAbstractType(type)) {
            text += ` ${PAGE}: pageInfo { hasNextPage endCursor }`;
          }
        }
        // A space follows, since a name may come right after the brace.
        const at = written.indexOf('{', node.loc.start) + 1;
        insertions.push({ at, text: `${text} ` });
      },
    }),
  );
  return insertions.sort((a, b) => a.at - b.at);
}

function within(types: TypeInfo): boolean {
  const type = types.getType();
  return !!type && isListType(getNullableType(type)) && isCompositeType(getNamedType(type));
}

function placeOf(
  sent: { line: number; column: number },
  written: string,
  insertions: Insertion[],
): { line: number; column: number } {
  let lineStart = 0;
  for (let line = 1; line < sent.line; line++) {
    const next = /\r\n|\n|\r/g;
    next.lastIndex = lineStart;
    const end = next.exec(written);
    if (!end) {
      return sent;
    }
    lineStart = end.index + end[0].length;
  }
  let column = sent.column;
  for (const { at, text } of insertions) {
    const there = at - lineStart + 1;
    if (at >= lineStart && there < column) {
      column = Math.max(there, column - text.length);
    }
  }
  return { line: sent.line, column };
}

/** A copy of a value without the added fields. */
export function withoutAdditions(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutAdditions);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const kept: Record<string, unknown> = {};
  for (const key in value) {
    if (!key.startsWith(PREFIX)) {
      kept[key] = withoutAdditions((value as Record<string, unknown>)[key]);
    }
  }
  return kept;
}
