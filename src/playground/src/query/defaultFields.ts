import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLType,
  isLeafType,
  isListType,
  isRequiredArgument,
} from 'graphql';

// What a person recognizes an object by, and what is worth knowing of it next.
const NAMES = ['title', 'name'];
const TELLING = [...NAMES, 'domain', 'webUrl', 'url', 'publishedDateTime', 'articleCount'];

// Says nothing to a person.
const TECHNICAL = new Set(['id', 'cursor']);

/**
 * The fields that GraphiQL fills in for a field that is run without any: what a person reads, such as titles and names; of a
 * connection, its entries. Of an object without a name these are its figures, and the names of what it is about.
 */
export function defaultFieldNames(type: GraphQLType): string[] {
  const fields = fieldsOf(getNamedType(type));
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type))).map(({ name }) => name);
  const readable = leaves.filter((name) => !TECHNICAL.has(name));
  const has = (name: string) => fields.some((field) => field.name === name);
  if (has('edges')) {
    return ['edges'];
  }
  if (has('node')) {
    // An entry can say more than its node does, such as a score.
    return [...readable, 'node'];
  }
  if (NAMES.some((name) => leaves.includes(name))) {
    return TELLING.filter((name) => leaves.includes(name));
  }
  const about = fields.filter((field) => !isListType(getNullableType(field.type)) && isNamed(getNamedType(field.type)));
  const chosen = [...about.map(({ name }) => name), ...readable];
  return chosen.length > 0 ? chosen : [has('id') ? 'id' : '__typename'];
}

function isNamed(type: GraphQLNamedType): boolean {
  return fieldsOf(type).some((field) => NAMES.includes(field.name) && isLeafType(getNamedType(field.type)));
}

/** The fields that can be selected without an argument. */
function fieldsOf(type: GraphQLNamedType): GraphQLField<unknown, unknown>[] {
  return 'getFields' in type
    ? Object.values(type.getFields()).filter((field): field is GraphQLField<unknown, unknown> => 'args' in field && !field.args.some(isRequiredArgument))
    : [];
}
