import { Kind, parse } from 'graphql';
import { plainTitle } from './plainTitle';

/** A question whose title a tab with its query has. */
export interface TitledQuery {
  title: string;
  query: string;
}

/**
 * The title of a tab: that of the question with this query, or else the name of the operation in words, or else its fields.
 * `known` is the title that GraphiQL has found.
 */
export function titleOfTab(query: string | null, known: string, questions: readonly TitledQuery[]): string {
  const text = query?.trim() ?? '';
  if (text === '') {
    return 'New query';
  }
  const question = questions.find((one) => one.query.trim() === text);
  return question?.title || fieldsOf(text) || plainTitle(known) || 'Query';
}

// The fields of the first operation, if it has no name.
function fieldsOf(query: string): string | null {
  try {
    const operation = parse(query, { noLocation: true }).definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    if (!operation || operation.name) {
      return null;
    }
    const names = operation.selectionSet.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
    return names.length > 0 ? plainTitle([...new Set(names)].slice(0, 3).join('_')) : null;
  } catch {
    return null;
  }
}
