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

/** A variable as a form field. */
export interface Field {
  name: string;
  /** The type as written: `String!`. */
  type: string;
  kind: 'text' | 'integer' | 'number' | 'truth' | 'choice' | 'json';
  required: boolean;
  choices: string[];
  /** The default value as text, if there is one. */
  defaultValue: string | null;
}

/** The texts of the fields; a boolean is `true`, `false` or empty. */
export type Values = Record<string, string>;

/** The variables of a query's operation; empty if the query cannot be parsed. */
export function variableFields(query: string, schema: GraphQLSchema | null): Field[] {
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
      defaultValue: definition.defaultValue ? asText(valueFromASTUntyped(definition.defaultValue)) : null,
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

/**
 * The texts of the fields when a question is displayed again, for example because the schema has arrived: those that the person
 * has changed stay.
 */
export function valuesAgain(before: Values, now: Values, next: Values): Values {
  return Object.fromEntries(
    Object.entries(next).map(([name, value]) => {
      const entered = now[name];
      return [name, entered !== undefined && entered !== before[name] ? entered : value];
    }),
  );
}

/** The texts of the fields for a question's variables. */
export function valuesFrom(fields: readonly Field[], variables: string | null): Values {
  let values: Record<string, unknown> = {};
  try {
    const read: unknown = JSON.parse(variables || '{}');
    values = typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    // The fields start empty.
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

/** Why the text of a field is not valid; null if it is valid. */
export function valueProblem(field: Field, text: string): string | null {
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

/** The variables as JSON. An empty field is left out, unless it is a required text. */
export function variablesJson(fields: readonly Field[], values: Values): string {
  const variables: Record<string, unknown> = {};
  for (const field of fields) {
    const text = values[field.name] ?? '';
    if (text !== '' || (field.required && field.kind === 'text')) {
      variables[field.name] = valueOf(field, text);
    }
  }
  return fields.length === 0 ? '' : JSON.stringify(variables, null, 2);
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

/** Why the variables of a query do not match the schema. */
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
