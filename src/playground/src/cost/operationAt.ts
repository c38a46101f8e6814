import { Kind, type OperationDefinitionNode, parse } from 'graphql';

/**
 * The operation at an offset of a text: the one around it, else the one before it, else the first. Null if the text has
 * none.
 */
export function operationAt(text: string, offset: number): OperationDefinitionNode | null {
  const operations = operationsIn(text);
  const begun = operations.filter((operation) => operation.loc!.start <= offset);
  return begun.at(-1) ?? operations[0] ?? null;
}

function operationsIn(text: string): OperationDefinitionNode[] {
  try {
    return parse(text).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  } catch {
    return [];
  }
}
