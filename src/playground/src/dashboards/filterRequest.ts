import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLSchema,
  Kind,
  type ObjectValueNode,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  TypeInfo,
  type ValueNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type Filters, NO_FILTERS, whereOf } from '../filters/filters';
import type { GraphQlRequest } from '../gateway/request';

/** A part of the filters of a page. */
export type FilterPart = 'time range' | 'topics' | 'providers';

/** What the filters of a page do to a request. */
export interface Filtered {
  request: GraphQlRequest;
  /** Whether there are filters, and at least one of them reaches the query. */
  filtered: boolean;
  /** The parts that reach nothing of the query. */
  missedParts: readonly FilterPart[];
  /** The root fields that no filter reaches. */
  missedFields: readonly string[];
}

// The names of variables that a part of the filters sets, if their type is right.
const FROM = ['from', 'since'];
const UNTIL = ['until', 'to', 'before'];
const TOPIC = ['topic', 'topicName'];
const TOPICS = ['topics', 'topicNames'];
const PROVIDER = ['provider', 'domain', 'providerDomain'];
const PROVIDERS = ['providers', 'domains', 'providerDomains'];

const ARTICLES = 'ArticleFilter';
// Filters of rows that count articles have a filter for these articles.
const COUNTED = 'CoverageFilter';

/**
 * Applies the filters of a page to a query, which stays a valid query. A variable for a part of the filters, such as
 * `$from: DateTime`, `$topics: [String!]` or `$provider: String`, is set; the other parts are added to the argument `where` of
 * the outermost fields that filter articles, whether they have this argument already or not.
 */
export function filterRequest(request: GraphQlRequest, filters: Filters, schema: GraphQLSchema): Filtered {
  if (!whereOf(filters)) {
    return { request, filtered: false, missedParts: [], missedFields: [] };
  }
  const document = parse(request.query);
  const operation = operationOf(document, request.operationName);
  const { variables, set, rest } = setVariables(operation, request.variables ?? {}, filters);
  const where = whereOf(rest);
  const edited = where ? new WhereEditor(document, operation, schema, where, variables) : null;
  const query = edited ? print(edited.document) : request.query;
  const fragments = fragmentsOf(document);
  const reached = (node: FieldNode) => (edited?.reaches(node) ?? false) || usesVariable(node, set, fragments);
  const roots = rootFields(operation.selectionSet, fragments);
  const missedFields = roots.filter((node) => !reached(node)).map((node) => node.alias?.value ?? node.name.value);
  const missed = edited?.edited ? NO_FILTERS : rest;
  return {
    request: { ...request, query, variables },
    filtered: missedFields.length < roots.length,
    missedParts: partsOf(missed),
    missedFields: [...new Set(missedFields)],
  };
}

function partsOf({ from, until, topics, providers }: Filters): FilterPart[] {
  return [
    ...(from || until ? ['time range' as const] : []),
    ...(topics.length > 0 ? ['topics' as const] : []),
    ...(providers.length > 0 ? ['providers' as const] : []),
  ];
}

// Sets the variables that the operation declares; what remains of the filters has no variable.
function setVariables(operation: OperationDefinitionNode, given: Readonly<Record<string, unknown>>, filters: Filters) {
  const variables: Record<string, unknown> = { ...given };
  const set = new Set<string>();
  const declared = (names: readonly string[], type: string) =>
    operation.variableDefinitions?.find(
      (one) => names.includes(one.variable.name.value) && print(one.type).replaceAll('!', '') === type,
    )?.variable.name.value;
  const use = (value: unknown, names: readonly string[], type: string): boolean => {
    const name = declared(names, type);
    if (value === undefined || name === undefined) {
      return false;
    }
    variables[name] = value;
    set.add(name);
    return true;
  };
  const some = (values: readonly string[], one: readonly string[], several: readonly string[]): boolean =>
    (values.length > 0 && use([...values], several, '[String]')) || (values.length === 1 && use(values[0], one, 'String'));
  const { from, until, topics, providers } = filters;
  const rest: Filters = {
    from: use(from, FROM, 'DateTime') ? undefined : from,
    until: use(until, UNTIL, 'DateTime') ? undefined : until,
    topics: some(topics, TOPIC, TOPICS) ? [] : topics,
    providers: some(providers, PROVIDER, PROVIDERS) ? [] : providers,
  };
  return { variables, set, rest };
}

/** Adds a filter to the arguments of a document, and to the variables that stand for such arguments. */
class WhereEditor {
  readonly document: DocumentNode;
  private readonly fields = new Set<FieldNode>();
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    schema: GraphQLSchema,
    private readonly where: Record<string, unknown>,
    /** Changed by the editor. */
    private readonly variables: Record<string, unknown>,
  ) {
    this.fragments = fragmentsOf(document);
    const merged = new Set<string>();
    const types = new TypeInfo(schema);
    let inside = 0;
    const replacements = new Map<FieldNode, FieldNode['arguments']>();
    visit(
      document,
      visitWithTypeInfo(types, {
        // A part of an article is below a field that is filtered, or below the one article that was asked for by its address.
        FragmentDefinition: (node) => (node.typeCondition.name.value === 'Article' ? false : undefined),
        Field: {
          enter: (node) => {
            const argument = types.getFieldDef()?.args.find(({ type }) => [ARTICLES, COUNTED].includes(getNamedType(type).name));
            if (inside > 0 || !argument) {
              inside += inside > 0 ? 1 : 0;
              return;
            }
            inside++;
            this.fields.add(node);
            const type = getNamedType(argument.type).name;
            const given = node.arguments?.find(({ name }) => name.value === argument.name);
            if (given?.value.kind === Kind.VARIABLE) {
              this.mergeVariable(given.value.name.value, type, merged);
            } else {
              const added: ArgumentNode = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: argument.name }, value: this.merged(given?.value, type) };
              replacements.set(node, [...(node.arguments ?? []).filter((one) => one !== given), added]);
            }
          },
          leave: () => void (inside -= inside > 0 ? 1 : 0),
        },
      }),
    );
    this.document = visit(document, {
      Field: (node) => {
        const replaced = replacements.get(node);
        return replaced ? { ...node, arguments: replaced } : undefined;
      },
    });
  }

  get edited(): boolean {
    return this.fields.size > 0;
  }

  /** Whether the filter was added to a field or to one within it. */
  reaches(field: FieldNode): boolean {
    return this.fields.has(field) || fieldsWithin(field.selectionSet, this.fragments).some((one) => this.fields.has(one));
  }

  private added(type: string): Record<string, unknown> {
    return type === COUNTED ? { articles: this.where } : this.where;
  }

  private merged(given: ValueNode | undefined, type: string): ValueNode {
    const added = literal(this.added(type));
    const empty = !given || given.kind === Kind.NULL || (given.kind === Kind.OBJECT && given.fields.length === 0);
    return empty ? added : objectNode({ and: { kind: Kind.LIST, values: [given, added] } });
  }

  private mergeVariable(name: string, type: string, merged: Set<string>): void {
    if (merged.has(name)) {
      return;
    }
    merged.add(name);
    const byDefault = this.operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue;
    const given = name in this.variables ? this.variables[name] : byDefault && valueFromASTUntyped(byDefault);
    this.variables[name] = given ? { and: [given, this.added(type)] } : this.added(type);
  }
}

function literal(value: unknown): ValueNode {
  if (Array.isArray(value)) {
    return { kind: Kind.LIST, values: value.map(literal) };
  }
  if (typeof value === 'object' && value !== null) {
    return objectNode(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, literal(one)])));
  }
  return { kind: Kind.STRING, value: String(value) };
}

function objectNode(fields: Record<string, ValueNode>): ObjectValueNode {
  return {
    kind: Kind.OBJECT,
    fields: Object.entries(fields).map(([name, value]) => ({ kind: Kind.OBJECT_FIELD, name: { kind: Kind.NAME, value: name }, value })),
  };
}

function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const found = operations.find((one) => one.name?.value === name) ?? operations[0];
  if (!found) {
    throw new Error('The query has no operation.');
  }
  return found;
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])));
}

function rootFields(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, seen = new Set<string>()): FieldNode[] {
  return set.selections.flatMap((one) => {
    if (one.kind === Kind.FIELD) {
      return one.name.value.startsWith('__') ? [] : [one];
    }
    if (one.kind === Kind.INLINE_FRAGMENT) {
      return rootFields(one.selectionSet, fragments, seen);
    }
    const fragment = fragments.get(one.name.value);
    return fragment && !seen.has(one.name.value) ? rootFields(fragment.selectionSet, fragments, new Set([...seen, one.name.value])) : [];
  });
}

function fieldsWithin(set: SelectionSetNode | undefined, fragments: ReadonlyMap<string, FragmentDefinitionNode>, seen = new Set<string>()): FieldNode[] {
  return (set?.selections ?? []).flatMap((one) => {
    if (one.kind === Kind.FIELD) {
      return [one, ...fieldsWithin(one.selectionSet, fragments, seen)];
    }
    if (one.kind === Kind.INLINE_FRAGMENT) {
      return fieldsWithin(one.selectionSet, fragments, seen);
    }
    const fragment = fragments.get(one.name.value);
    return fragment && !seen.has(one.name.value) ? fieldsWithin(fragment.selectionSet, fragments, new Set([...seen, one.name.value])) : [];
  });
}

function usesVariable(field: FieldNode, names: ReadonlySet<string>, fragments: ReadonlyMap<string, FragmentDefinitionNode>): boolean {
  return [field, ...fieldsWithin(field.selectionSet, fragments)].some((one) => {
    let used = false;
    (one.arguments ?? []).forEach((argument) => visit(argument, { Variable: ({ name }) => void (used ||= names.has(name.value)) }));
    return used;
  });
}
