import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type TypeNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';

/** A variable, as a person fills it in. */
export interface Field {
  name: string;
  /** As written: `String!`. */
  type: string;
  kind: 'text' | 'integer' | 'number' | 'truth' | 'choice' | 'json';
  required: boolean;
  choices: string[];
  /** What holds when it is left empty; as text. */
  otherwise: string | null;
}

/** What stands in the fields, as text; a truth value is `true`, `false` or nothing. */
export type Filled = Record<string, string>;

/** The variables of a question's operation; none when it cannot be read. */
export function fieldsOf(query: string, schema: GraphQLSchema | null): Field[] {
  const operation = operationIn(query);
  return (operation?.variableDefinitions ?? []).map((definition) => {
    const type = schema ? (typeFromAST(schema, definition.type as never) as GraphQLInputType | undefined) : undefined;
    const named = type && isInputType(type) ? getNamedType(type) : undefined;
    const name = definition.type.kind === Kind.NON_NULL_TYPE ? definition.type.type : definition.type;
    return {
      name: definition.variable.name.value,
      type: print(definition.type),
      kind: kindOf(name, type),
      required: definition.type.kind === Kind.NON_NULL_TYPE && !definition.defaultValue,
      choices: isEnumType(named) ? named.getValues().map((value) => value.name) : [],
      otherwise: definition.defaultValue ? asText(valueFromASTUntyped(definition.defaultValue)) : null,
    };
  });
}

function kindOf(written: TypeNode, type: GraphQLInputType | undefined): Field['kind'] {
  if (written.kind !== Kind.NAMED_TYPE || (type && isListType(getNullableType(type)))) {
    return 'json';
  }
  const kinds: Record<string, Field['kind']> = { Int: 'integer', Float: 'number', Boolean: 'truth', JSON: 'json' };
  const kind = kinds[written.name.value];
  if (kind) {
    return kind;
  }
  const named = type ? getNamedType(type) : undefined;
  return isEnumType(named) ? 'choice' : !named || isScalarType(named) ? 'text' : 'json';
}

function operationIn(query: string): OperationDefinitionNode | undefined {
  try {
    return parse(query).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  } catch {
    return undefined;
  }
}

/** What a question's variables put into the fields. */
export function filledWith(fields: readonly Field[], variables: string | null): Filled {
  let values: Record<string, unknown> = {};
  try {
    const read: unknown = JSON.parse(variables || '{}');
    values = typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    // The fields begin empty.
  }
  return Object.fromEntries(
    fields.map((field) => {
      const value = values[field.name];
      return [
        field.name,
        value === undefined || value === null ? '' : field.kind === 'json' ? JSON.stringify(value) : asText(value),
      ];
    }),
  );
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What is wrong with a field, for a person; nothing when all is well. */
export function wrongWith(field: Field, text: string): string | null {
  if (text === '') {
    return field.required && field.type !== 'String!' ? 'Fill this in.' : null;
  }
  if (field.kind === 'integer' && !/^[+-]?\d+$/.test(text.trim())) {
    return 'A whole number is needed.';
  }
  if (field.kind === 'number' && !Number.isFinite(Number(text))) {
    return 'A number is needed.';
  }
  if (field.kind === 'json') {
    try {
      JSON.parse(text);
    } catch {
      return 'This must be JSON, as ["AI", "Robots"] or { "gte": 10 }.';
    }
  }
  return null;
}

/** The variables as JSON; what is left empty is left out, but for a text that must be there. */
export function variablesOf(fields: readonly Field[], filled: Filled): string {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const text = filled[field.name] ?? '';
    if (text !== '' || (field.required && field.kind === 'text')) {
      values[field.name] = valueOf(field, text);
    }
  }
  return fields.length === 0 ? '' : JSON.stringify(values, null, 2);
}

function valueOf(field: Field, text: string): unknown {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return Number(text);
    case 'truth':
      return text === 'true';
    case 'json':
      return JSON.parse(text);
    default:
      return text;
  }
}

/** What the schema says against the variables of an operation. */
export function problemsOf(query: string, variables: string | null, schema: GraphQLSchema): string[] {
  const values = JSON.parse(variables ?? '{}') as Record<string, unknown>;
  const problems: string[] = [];
  for (const definition of operationIn(query)?.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type as never) as GraphQLInputType;
    if (!(name in values)) {
      if (isNonNullType(type) && !definition.defaultValue) {
        problems.push(`$${name} is missing`);
      }
    } else {
      coerceInputValue(values[name], type, (_path, _value, error) => problems.push(`$${name}: ${error.message}`));
    }
  }
  return problems;
}
