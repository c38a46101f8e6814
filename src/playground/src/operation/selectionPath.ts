import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';

/** An operation and the fragments of its document. */
export interface OperationParts {
  operation: OperationDefinitionNode;
  fragments: Map<string, FragmentDefinitionNode>;
}

export function operationParts(document: DocumentNode, operationName: string | undefined): OperationParts | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    } else if (definition.kind === Kind.OPERATION_DEFINITION && (!operationName || definition.name?.value === operationName)) {
      operation ??= definition;
    }
  }
  return operation?.operation === 'query' ? { operation, fragments } : null;
}

/**
 * The part of a selection that leads along response names to the last field, which is replaced by the result of `mapLast`.
 * Fragments on the path become inline fragments. Null if the selection has no such path.
 */
export function selectionPath(
  selections: SelectionSetNode,
  names: readonly string[],
  parts: OperationParts,
  mapLast: (field: FieldNode) => FieldNode,
  visited: readonly string[] = [],
): SelectionSetNode | null {
  const kept: SelectionNode[] = [];
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      if ((selection.alias ?? selection.name).value !== names[0]) {
        continue;
      }
      if (names.length === 1) {
        kept.push(mapLast(selection));
      } else {
        const inner = selection.selectionSet && selectionPath(selection.selectionSet, names.slice(1), parts, mapLast, visited);
        if (inner) {
          kept.push({ ...selection, selectionSet: inner });
        }
      }
    } else {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? parts.fragments.get(selection.name.value) : selection;
      const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : '';
      if (!fragment || visited.includes(name)) {
        continue;
      }
      const inner = selectionPath(fragment.selectionSet, names, parts, mapLast, name ? [...visited, name] : visited);
      if (inner) {
        kept.push({
          kind: Kind.INLINE_FRAGMENT,
          ...(fragment.typeCondition ? { typeCondition: fragment.typeCondition } : {}),
          ...(selection.directives ? { directives: selection.directives } : {}),
          selectionSet: inner,
        });
      }
    }
  }
  return kept.length > 0 ? { kind: Kind.SELECTION_SET, selections: kept } : null;
}

/** The fields with these response names, including those in fragments. */
export function fieldsNamed(selections: SelectionSetNode, names: readonly string[], parts: OperationParts): SelectionSetNode {
  return {
    kind: Kind.SELECTION_SET,
    selections: names.flatMap((name) => selectionPath(selections, [name], parts, (field) => field)?.selections ?? []),
  };
}

/** Arguments with changes: a null removes an argument, a value sets it. */
export function withArguments(written: readonly ArgumentNode[] | undefined, changes: Record<string, ValueNode | null>): ArgumentNode[] {
  const kept = (written ?? []).filter((argument) => !(argument.name.value in changes));
  for (const [name, value] of Object.entries(changes)) {
    if (value) {
      kept.push({ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value });
    }
  }
  return kept;
}

/** A query with this selection, and with the fragments and variables that it uses. */
export function queryOf(
  selectionSet: SelectionSetNode,
  parts: OperationParts,
  name: string,
  more: readonly VariableDefinitionNode[] = [],
): { text: string; variables: string[] } {
  const variables = new Set<string>();
  const fragments = new Map<string, FragmentDefinitionNode>();
  const look = (node: SelectionSetNode): void => {
    visit(node, {
      Variable: (variable) => void variables.add(variable.name.value),
      FragmentSpread(spread) {
        const fragment = parts.fragments.get(spread.name.value);
        if (fragment && !fragments.has(spread.name.value)) {
          fragments.set(spread.name.value, fragment);
          look(fragment.selectionSet);
        }
      },
    });
  };
  look(selectionSet);
  const written = (parts.operation.variableDefinitions ?? []).filter((definition) => variables.has(definition.variable.name.value));
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: 'query' as never,
    name: { kind: Kind.NAME, value: name },
    variableDefinitions: [...written, ...more],
    selectionSet,
  };
  return {
    text: print({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] }),
    variables: written.map((definition) => definition.variable.name.value),
  };
}

/** The variables with these names. */
export function variablesNamed(names: readonly string[], all: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => all && name in all).map((name) => [name, all![name]]));
}
