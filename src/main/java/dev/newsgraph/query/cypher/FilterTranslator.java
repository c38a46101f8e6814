package dev.newsgraph.query.cypher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.Node;
import org.neo4j.cypherdsl.core.PatternElement;
import org.neo4j.cypherdsl.core.Relationship;
import org.neo4j.cypherdsl.core.SymbolicName;
import org.neo4j.cypherdsl.core.Where;

import dev.newsgraph.query.plan.FilterExpression;
import dev.newsgraph.query.plan.FilterExpression.Comparison;
import dev.newsgraph.query.plan.FilterExpression.Exists;
import dev.newsgraph.query.plan.FilterExpression.Operand;
import dev.newsgraph.query.plan.SourcePlan;
import dev.newsgraph.schema.NodeType;
import dev.newsgraph.schema.StatementTemplate.Placeholder;

/**
 * Translates a {@link FilterExpression} to Cypher predicates. Conditions on related
 * objects become {@code EXISTS} and {@code COUNT} subqueries.
 */
final class FilterTranslator {

	private static final String RETURN = "RETURN ";

	private final VariableNames names;

	FilterTranslator(VariableNames names) {
		this.names = names;
	}

	/**
	 * Returns the predicate of a filter.
	 * @param scope variables of the filtered object
	 * @param filter filter to translate
	 * @return the predicate, or {@code Cypher.noCondition()} for an empty filter
	 */
	Condition condition(Scope scope, FilterExpression filter) {
		return (filter instanceof FilterExpression.All all && all.terms().isEmpty()) ? Cypher.noCondition()
				: predicate(scope, filter);
	}

	/**
	 * Returns the text of a statement with the conditions on its variables filled in.
	 * @param columns columns that are read; null reads all
	 */
	String text(SourcePlan.Statement statement, @Nullable Set<String> columns) {
		boolean filtered = statement.conditions()
			.values()
			.stream()
			.anyMatch((one) -> !one.equals(FilterExpression.NONE));
		String text = NodeLookup.fill(ColumnExpressions.fill(statement.text(), columns, filtered), columns);
		for (Map.Entry<Placeholder.Where, FilterExpression> entry : statement.conditions().entrySet()) {
			Placeholder.Where where = entry.getKey();
			if (entry.getValue() instanceof FilterExpression.All all && all.terms().isEmpty()) {
				text = withoutPlaceholder(text, where);
			}
			text = text.replace(where.text(), "(" + text(where, entry.getValue()) + ")");
		}
		return text;
	}

	private String text(Placeholder.Where where, FilterExpression filter) {
		if (where.variables().isEmpty()) {
			return String.valueOf(filter.equals(FilterExpression.NONE));
		}
		String variable = where.variables().getFirst();
		if (!variable.startsWith("nodes(")) {
			return text(predicate(scope(where.variables()), filter));
		}
		SymbolicName node = this.names.next("visible");
		return "all(%s IN %s WHERE %s)".formatted(node.getValue(), variable,
				text(predicate(scope(List.of(node.getValue())), filter)));
	}

	private static String text(Condition condition) {
		return StatementRenderer.ONE_LINE.render(Cypher.returning(condition).build()).substring(RETURN.length());
	}

	// A predicate that is always true prevents the use of the count store and the degree
	// store.
	private static String withoutPlaceholder(String text, Placeholder.Where where) {
		String quoted = Pattern.quote(where.text());
		return text.replaceAll(quoted + "\\s+AND\\s+", "")
			.replaceAll("\\s(?:WHERE|AND)\\s+" + quoted + "(?!\\s+(?:AND|OR)\\b)", "");
	}

	private static Scope scope(List<String> variables) {
		Map<String, SymbolicName> columns = new LinkedHashMap<>();
		variables.forEach((variable) -> columns.put(variable, Cypher.name(variable)));
		// A filter of nodes applies to the single variable, a filter of rows to the
		// variables of the columns.
		return new Scope((variables.size() == 1) ? Cypher.name(variables.getFirst()) : null, "", null, columns);
	}

	private Condition predicate(Scope scope, FilterExpression filter) {
		return predicate(scope, filter, operandsOfSubstrings(filter));
	}

	/** Returns the operands that are compared by {@code contains} or {@code endsWith}. */
	private static Set<Operand> operandsOfSubstrings(FilterExpression filter) {
		return switch (filter) {
			case FilterExpression.All all -> operandsOfSubstrings(all.terms());
			case FilterExpression.Any any -> operandsOfSubstrings(any.terms());
			case FilterExpression.Not not -> operandsOfSubstrings(not.term());
			case Comparison comparison -> switch (comparison.operator()) {
				case CONTAINS, ENDS_WITH -> Set.of(comparison.operand());
				default -> Set.of();
			};
			case FilterExpression.Missing missing -> Set.of();
			case Exists exists -> Set.of();
			case FilterExpression.OfColumn column -> Set.of();
		};
	}

	private static Set<Operand> operandsOfSubstrings(List<FilterExpression> terms) {
		return terms.stream().flatMap((term) -> operandsOfSubstrings(term).stream()).collect(Collectors.toSet());
	}

	private Condition predicate(Scope scope, FilterExpression filter, Set<Operand> ofSubstrings) {
		return switch (filter) {
			case FilterExpression.All all -> all.terms()
				.stream()
				.map((term) -> predicate(scope, term, ofSubstrings))
				.reduce(Condition::and)
				.orElseGet(Cypher::isTrue);
			case FilterExpression.Any any -> any.terms()
				.stream()
				.map((term) -> predicate(scope, term, ofSubstrings))
				.reduce(Condition::or)
				.orElseThrow();
			case FilterExpression.Not not -> {
				Condition condition = predicate(scope, not.term(), ofSubstrings);
				yield isNeverNull(not.term()) ? condition.not()
						: Cypher.coalesce(condition, Cypher.literalFalse()).asCondition().not();
			}
			case FilterExpression.Missing missing -> missing.missing() ? operand(scope, missing.operand()).isNull()
					: operand(scope, missing.operand()).isNotNull();
			case Comparison comparison -> comparison(scope, comparison, ofSubstrings.contains(comparison.operand()));
			case Exists exists -> exists(scope, exists);
			case FilterExpression.OfColumn column ->
				predicate(Scope.of(scope.column(column.column()), column.type().key()), column.condition());
		};
	}

	private Condition comparison(Scope scope, Comparison comparison, boolean ofSubstrings) {
		Expression value = operand(scope, comparison.operand());
		Expression compared = Cypher.parameter(comparison.parameter());
		// Neo4j may plan both predicates on the range index and then rejects the
		// substring search. Converting the text to text keeps the planner from using the
		// range index for the comparison.
		Expression ordered = ofSubstrings ? Cypher.toString(value) : value;
		return switch (comparison.operator()) {
			case EQ -> value.isEqualTo(compared);
			case NE -> value.isNotEqualTo(compared);
			case IN -> value.in(compared);
			case NOT_IN -> value.in(compared).not();
			case LT -> ordered.lt(compared);
			case LTE -> ordered.lte(compared);
			case GT -> ordered.gt(compared);
			case GTE -> ordered.gte(compared);
			case CONTAINS -> value.contains(compared);
			case STARTS_WITH -> ordered.startsWith(compared);
			case ENDS_WITH -> value.endsWith(compared);
		};
	}

	private Expression operand(Scope scope, Operand operand) {
		return switch (operand) {
			case Operand.Property property when property.lowerCase() ->
				Cypher.toLower(scope.value(false, property.path()));
			case Operand.Property property -> scope.value(false, property.path());
			case Operand.Count count -> count(scope, count.counted(), count.visible());
		};
	}

	/**
	 * Returns the number of relationships of a node.
	 * @param visible what a related object must meet to be counted; null counts all, from
	 * the degree store
	 */
	Expression count(Scope scope, SourcePlan.Relationship source, @Nullable Exists visible) {
		if (visible == null) {
			return count(scope, source);
		}
		SymbolicName variable = this.names.next(visible.type().name().toLowerCase(Locale.ROOT));
		Condition condition = condition(Scope.of(variable, visible.type().key()), visible.condition());
		return Cypher.count(List.of(pattern(scope, source, visible.type(), variable)), Where.from(condition));
	}

	/** Returns the number of relationships of a node, read from the degree store. */
	static Expression count(Scope scope, SourcePlan.Relationship source) {
		return Cypher.count(relationship(Cypher.anyNode(scope.self()), Cypher.anyNode(), source));
	}

	private Condition exists(Scope scope, Exists exists) {
		SymbolicName variable = this.names.next(exists.type().name().toLowerCase(Locale.ROOT));
		Condition condition = condition(Scope.of(variable, exists.type().key()), exists.condition());
		PatternElement pattern = pattern(scope, exists.source(), exists.type(), variable);
		return (condition == Cypher.noCondition()) ? Cypher.exists(pattern)
				: Cypher.exists(List.of(pattern), Where.from(condition));
	}

	/** Returns the pattern from an object over a relationship to a variable. */
	static Relationship pattern(Scope scope, SourcePlan.Relationship source, NodeType type, SymbolicName variable) {
		return relationship(Cypher.anyNode(scope.self()), Cypher.node(type.label()).named(variable), source);
	}

	private static Relationship relationship(Node from, Node to, SourcePlan.Relationship source) {
		String[] types = source.types().toArray(String[]::new);
		return source.outgoing() ? from.relationshipTo(to, types) : from.relationshipFrom(to, types);
	}

	/** Returns whether the expression is never null, whatever values an object lacks. */
	private static boolean isNeverNull(FilterExpression filter) {
		return switch (filter) {
			case FilterExpression.All all -> all.terms().stream().allMatch(FilterTranslator::isNeverNull);
			case FilterExpression.Any any -> any.terms().stream().allMatch(FilterTranslator::isNeverNull);
			case Comparison comparison -> comparison.operand() instanceof Operand.Count;
			case FilterExpression.OfColumn column -> isNeverNull(column.condition());
			case FilterExpression.Not not -> true;
			case FilterExpression.Missing missing -> true;
			case Exists exists -> true;
		};
	}

}
