import { Kind, parse } from 'graphql';

/**
 * Whether a text may be run without a click: it has queries only. A text with a syntax error may be run too, as the gateway says what
 * is wrong with it, unless it could be a mutation to the gateway.
 */
export function isQuery(text: string): boolean {
  try {
    return parse(text).definitions.every(
      (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === 'query',
    );
  } catch {
    return !/\b(mutation|subscription)\b/.test(text);
  }
}
