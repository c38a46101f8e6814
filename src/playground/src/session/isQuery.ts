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

/** Whether the operation with a name, or the only one, is a subscription. */
export function isSubscription(text: string, operationName?: string | null): boolean {
  try {
    const operations = parse(text).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const named = operations.find((operation) => operation.name?.value === operationName);
    return (named ?? (operations.length === 1 ? operations[0] : undefined))?.operation === 'subscription';
  } catch {
    return false;
  }
}
