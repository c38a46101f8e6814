package dev.newsgraph.query.access;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationErrorType;
import graphql.validation.Validator;

import dev.newsgraph.access.Role;
import dev.newsgraph.query.plan.FilterExpression;
import dev.newsgraph.query.plan.FilterExpression.Exists;
import dev.newsgraph.query.plan.FilterExpression.Not;
import dev.newsgraph.query.plan.FilterRule;
import dev.newsgraph.query.plan.QueryLimits;
import dev.newsgraph.query.plan.SourcePlan;
import dev.newsgraph.schema.AggregateMapping;
import dev.newsgraph.schema.FieldMapping.Cardinality;
import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.FilterType;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.NodeType;
import dev.newsgraph.schema.OrderTerm;
import dev.newsgraph.schema.SchemaMappingException;
import dev.newsgraph.schema.Source;
import dev.newsgraph.schema.VisibilityMapping;

/** Reads the rules that say which objects a role sees, and checks them. */
public final class VisibilityRuleReader {

	/** The property of a rule is this prefix, the type, a dot and the role. */
	public static final String PREFIX = "newsgraph.access.visible.";

	private final GraphQLSchema schema;

	private final GraphModel model;

	private final QueryLimits limits;

	/**
	 * Creates a reader.
	 * @param schema schema for clients
	 * @param limits limits that apply to a filter
	 */
	public VisibilityRuleReader(GraphQLSchema schema, GraphModel model, QueryLimits limits) {
		this.schema = schema;
		this.model = model;
		this.limits = limits;
	}

	/**
	 * Reads the rules of the schema and those of the configuration. If both have a rule
	 * for a type and role, an object must meet both.
	 * @param filters filters as text of a GraphQL input, by type and role
	 * @throws SchemaMappingException if a rule of the schema is not valid
	 * @throws IllegalArgumentException if a rule of the configuration is not valid
	 */
	public VisibilityRules read(Map<String, Map<Role, String>> filters) {
		Map<Role, Map<String, FilterRule>> rules = new HashMap<>();
		for (VisibilityMapping.Rule rule : this.model.visibility().rules()) {
			add(rules, rule.role(), rule.type(), rule(rule));
		}
		filters.forEach(
				(type, byRole) -> byRole.forEach((role, text) -> add(rules, role, type, configured(type, role, text))));
		rules.replaceAll((role, byType) -> withHidden(byType));
		return new VisibilityRules(rules);
	}

	private static void add(Map<Role, Map<String, FilterRule>> rules, Role role, String type, FilterRule rule) {
		rules.computeIfAbsent(role, (one) -> new HashMap<>()).merge(type, rule, FilterRule::and);
	}

	/** Adds the rules of the types whose objects are hidden together with others. */
	private Map<String, FilterRule> withHidden(Map<String, FilterRule> rules) {
		Map<String, FilterRule> all = new HashMap<>(rules);
		for (VisibilityMapping.Link link : this.model.visibility().links()) {
			FilterRule rule = rules.get(link.target());
			if (rule != null) {
				FilterExpression hidden = new Exists(
						new SourcePlan.Relationship(List.of(link.relationship()), link.outgoing()),
						this.model.nodeType(link.target()), new Not(rule.condition()));
				all.merge(link.type(), new FilterRule(new Not(hidden), rule.parameters()), FilterRule::and);
			}
		}
		return Map.copyOf(all);
	}

	private FilterRule rule(VisibilityMapping.Rule rule) {
		try {
			return rule(rule.type(), rule.where(), "visible" + rule.type() + "Schema_");
		}
		catch (IllegalArgumentException ex) {
			throw new SchemaMappingException(rule.location(), rule.type(),
					"@visible(where: \"%s\") is not valid: %s".formatted(rule.where(), ex.getMessage()));
		}
	}

	private FilterRule configured(String type, Role role, String text) {
		try {
			if (!(this.model.types().get(type) instanceof NodeType)) {
				throw new IllegalArgumentException(
						"'%s' is not a type of objects; use one such as Article".formatted(type));
			}
			if (role == Role.ADMIN) {
				throw new IllegalArgumentException("the role ADMIN sees all objects; use another role");
			}
			return rule(type, text, "visible" + type + "_");
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"The rule %s%s.%s=%s is not valid: %s".formatted(PREFIX, type, role, text, ex.getMessage()), ex);
		}
	}

	private FilterRule rule(String type, String text, String prefix) {
		requireSupported(type);
		FilterType filter = filter(type);
		return FilterRule.of(this.model, this.limits, filter.name(), conditions(filter, text), prefix);
	}

	private FilterType filter(String type) {
		List<FilterType> filters = this.model.filters()
			.values()
			.stream()
			.filter((filter) -> filter.type().equals(type))
			.toList();
		if (filters.size() != 1) {
			throw new IllegalArgumentException("the type '%s' has no filter; use a type with one".formatted(type));
		}
		return filters.getFirst();
	}

	// A single object that is missing, or a group of a missing object, has no place in
	// the response. So only types of which all objects are in connections are supported.
	private void requireSupported(String type) {
		boolean supported = this.model.types()
			.values()
			.stream()
			.flatMap((owner) -> owner.fields().values().stream())
			.noneMatch((field) -> field instanceof ObjectField object && (isReached(object, type)
					|| object.aggregates().values().stream().anyMatch((aggregate) -> groups(aggregate, type))))
				&& sortedBy().noneMatch((path) -> isOf(path, type));
		if (!supported) {
			throw new IllegalArgumentException(
					"objects of '%s' are also read as single objects of others, or group or sort others; use a type that is only read by key and in connections"
						.formatted(type));
		}
	}

	private static boolean isReached(ObjectField object, String type) {
		return object.target().equals(type) && object.cardinality() != Cardinality.CONNECTION
				&& object.source() instanceof Source.ByRelationship;
	}

	private static boolean groups(AggregateMapping aggregate, String type) {
		return aggregate.groupings()
			.values()
			.stream()
			.anyMatch((group) -> group instanceof AggregateMapping.Grouping.ByRelated related
					&& related.type().equals(type));
	}

	private Stream<String> sortedBy() {
		return this.model.orders().values().stream().flatMap((order) -> order.values().stream()).map(OrderTerm::path);
	}

	private boolean isOf(String path, String type) {
		int dot = path.indexOf('.');
		return dot > 0 && this.model.types()
			.values()
			.stream()
			.anyMatch((owner) -> owner.fields().get(path.substring(0, dot)) instanceof ObjectField object
					&& object.target().equals(type));
	}

	private Map<?, ?> conditions(FilterType filter, String text) {
		Value<?> value;
		Document document;
		try {
			value = Parser.parseValue(text);
			document = Parser.parse("query ($where: %s = %s) { __typename }".formatted(filter.name(), text));
		}
		catch (InvalidSyntaxException ex) {
			throw new IllegalArgumentException(
					"it is not the text of a GraphQL input; write it as in an operation, such as { published: { eq: true } }",
					ex);
		}
		if (document.getDefinitions().size() != 1 || document.getDefinitionsOfType(OperationDefinition.class)
			.getFirst()
			.getVariableDefinitions()
			.size() != 1) {
			throw new IllegalArgumentException("it is more than one value; write one filter");
		}
		boolean fits = new Validator().validateDocument(this.schema, document, Locale.ENGLISH)
			.stream()
			.allMatch((error) -> error.getValidationErrorType() == ValidationErrorType.UnusedVariable);
		if (!fits) {
			throw new IllegalArgumentException(
					"it does not fit the type '%s'; use its fields and values of their types".formatted(filter.name()));
		}
		GraphQLArgument argument = GraphQLArgument.newArgument()
			.name("where")
			.type((GraphQLInputObjectType) this.schema.getType(filter.name()))
			.build();
		Object coerced = ValuesResolver
			.getArgumentValues(List.of(argument), List.of(new Argument("where", value)),
					CoercedVariables.emptyVariables(), GraphQLContext.getDefault(), Locale.ENGLISH)
			.get("where");
		if (!(coerced instanceof Map<?, ?> conditions) || conditions.isEmpty()) {
			throw new IllegalArgumentException("it has no condition; write one such as { published: { eq: true } }");
		}
		return conditions;
	}

}
