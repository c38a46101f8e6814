package dev.newsgraph.query.plan;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.FilterExpression.Operand;
import dev.newsgraph.query.plan.FilterExpression.Operator;
import dev.newsgraph.query.values.RequestTime;
import dev.newsgraph.query.values.TimeSpan;
import dev.newsgraph.schema.FilterField;
import dev.newsgraph.schema.FilterType;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.Source;
import dev.newsgraph.schema.Source.KeyForm;

/**
 * Translates the argument {@code where} of a field to a {@link FilterExpression} and
 * collects its values as parameters. Throws an {@link InvalidArgumentException} if the
 * filter exceeds a limit or contains null.
 */
final class FilterPlanner {

	private static final String ARGUMENT = "where";

	private static final String MODE = "mode";

	private final GraphModel model;

	private final QueryLimits limits;

	private final Parameters parameters;

	private final @Nullable FieldArguments arguments;

	private final RequestTime time;

	private int terms;

	private int depth;

	private int subqueries;

	/**
	 * Creates a planner.
	 * @param arguments arguments of the field, or null for a rule that belongs to no
	 * field
	 */
	FilterPlanner(GraphModel model, QueryLimits limits, Parameters parameters, @Nullable FieldArguments arguments,
			RequestTime time) {
		this.model = model;
		this.limits = limits;
		this.parameters = parameters;
		this.arguments = arguments;
		this.time = time;
	}

	/**
	 * Returns the condition of the argument.
	 * @param filter name of the filter type, or null if the field has no filter
	 * @return the condition, or {@link FilterExpression#NONE} if no filter was passed
	 */
	FilterExpression plan(@Nullable String filter) {
		Object where = (this.arguments != null) ? this.arguments.get(ARGUMENT) : null;
		return (filter != null && where instanceof Map<?, ?> conditions)
				? conditions(this.model.filter(filter), conditions, "") : FilterExpression.NONE;
	}

	/**
	 * Returns the condition of a filter that belongs to no field.
	 * @throws IllegalArgumentException if it is not valid
	 */
	FilterExpression rule(FilterType type, Map<?, ?> conditions) {
		return conditions(type, conditions, "");
	}

	private FilterExpression conditions(FilterType type, Map<?, ?> conditions, String path) {
		this.depth++;
		if (this.depth > this.limits.maxFilterDepth()) {
			throw invalid(path, "nests more than %d filters (newsgraph.query.max-filter-depth); nest fewer filters"
				.formatted(this.limits.maxFilterDepth()));
		}
		FilterExpression expression = terms(type, conditions, path);
		this.depth--;
		return expression;
	}

	private FilterExpression terms(FilterType type, Map<?, ?> conditions, String path) {
		List<FilterExpression> terms = new ArrayList<>();
		conditions.forEach((name, value) -> {
			String place = path.isEmpty() ? name.toString() : path + "." + name;
			FilterField field = type.fields().get(name.toString());
			if (field == null) {
				throw new IllegalStateException("The filter '%s' has no field '%s'".formatted(type.name(), name));
			}
			if (value == null) {
				throw invalid(place, "is null; leave it out, or use isNull: true to find missing values");
			}
			terms.add(condition(type, field, value, place));
		});
		return FilterExpression.All.of(terms);
	}

	private FilterExpression condition(FilterType type, FilterField field, Object value, String path) {
		return switch (field) {
			case FilterField.Combination combination -> combination(type, combination.kind(), value, path);
			case FilterField.Value property ->
				comparisons(operand(property, (Map<?, ?>) value), property.form(), (Map<?, ?>) value, path);
			case FilterField.Count count ->
				comparisons(new Operand.Count(source(count.counted())), null, (Map<?, ?>) value, path);
			case FilterField.Single single -> exists(single.filter(), single.source(), (Map<?, ?>) value, path);
			case FilterField.Quantified quantified -> quantified(quantified, (Map<?, ?>) value, path);
			case FilterField.Column column -> {
				FilterType inner = this.model.filter(column.filter());
				yield new FilterExpression.OfColumn(column.column(), this.model.nodeType(inner.type()),
						conditions(inner, (Map<?, ?>) value, path));
			}
		};
	}

	private FilterExpression combination(FilterType type, FilterField.Kind kind, Object value, String path) {
		if (kind == FilterField.Kind.NOT) {
			count(path);
			return FilterExpression.Not.of(conditions(type, (Map<?, ?>) value, path));
		}
		List<?> filters = list(value, path, "filter");
		List<FilterExpression> terms = new ArrayList<>();
		for (Object filter : filters) {
			terms.add(conditions(type, (Map<?, ?>) filter, path));
			count(path);
		}
		return (kind == FilterField.Kind.AND) ? FilterExpression.All.of(terms) : FilterExpression.Any.of(terms);
	}

	private FilterExpression quantified(FilterField.Quantified quantified, Map<?, ?> quantifiers, String path) {
		List<FilterExpression> terms = new ArrayList<>();
		quantifiers.forEach((quantifier, value) -> {
			String place = path + "." + quantifier;
			if (!(value instanceof Map<?, ?> conditions)) {
				throw invalid(place, "is null; leave it out, or pass a filter");
			}
			terms.add(switch (quantifier.toString()) {
				case "some" -> exists(quantified.filter(), quantified.source(), conditions, place);
				case "none" ->
					FilterExpression.Not.of(exists(quantified.filter(), quantified.source(), conditions, place));
				default -> FilterExpression.Not.of(all(quantified, conditions, place));
			});
		});
		return FilterExpression.All.of(terms);
	}

	// All objects meet the condition if no object fails it.
	private FilterExpression all(FilterField.Quantified quantified, Map<?, ?> conditions, String path) {
		FilterType inner = this.model.filter(quantified.filter());
		return new FilterExpression.Exists(source(quantified.source()), this.model.nodeType(inner.type()),
				FilterExpression.Not.of(subquery(inner, conditions, path)));
	}

	private FilterExpression exists(String filter, Source.ByRelationship source, Map<?, ?> conditions, String path) {
		FilterType inner = this.model.filter(filter);
		return new FilterExpression.Exists(source(source), this.model.nodeType(inner.type()),
				subquery(inner, conditions, path));
	}

	private FilterExpression subquery(FilterType type, Map<?, ?> conditions, String path) {
		count(path);
		this.subqueries++;
		if (this.subqueries > this.limits.maxFilterSubqueryDepth()) {
			throw invalid(path,
					"nests more than %d conditions on related objects (newsgraph.query.max-filter-subquery-depth); nest fewer of them"
						.formatted(this.limits.maxFilterSubqueryDepth()));
		}
		FilterExpression expression = conditions(type, conditions, path);
		this.subqueries--;
		return expression;
	}

	private FilterExpression comparisons(Operand operand, @Nullable KeyForm form, Map<?, ?> operators, String path) {
		List<FilterExpression> terms = new ArrayList<>();
		operators.forEach((name, value) -> {
			if (name.equals(MODE)) {
				return;
			}
			String place = path + "." + name;
			count(place);
			if (value == null) {
				throw invalid(place,
						"is null, and a comparison with null is never true; leave it out, or use isNull: true");
			}
			// graphql-java checks the range of a variable only.
			if (value instanceof Double number && number.isInfinite()) {
				throw invalid(place, "is out of the range of 'Float'; pass a smaller number");
			}
			switch (name.toString()) {
				case "isNull" -> terms.add(new FilterExpression.Missing(operand, Boolean.TRUE.equals(value)));
				case "withinLast" -> terms.addAll(withinLast(operand, (TimeSpan) value, place));
				default -> terms.add(comparison(operand, form, Operator.of(name.toString()), value, place));
			}
		});
		return FilterExpression.All.of(terms);
	}

	private static Operand operand(FilterField.Value field, Map<?, ?> operators) {
		return new Operand.Property(field.path(), "INSENSITIVE".equals(operators.get(MODE)), field.weight());
	}

	// Both bounds are values, so that an index can answer them.
	private List<FilterExpression> withinLast(Operand operand, TimeSpan span, String path) {
		count(path);
		ZonedDateTime now = this.time.now();
		return List.of(new FilterExpression.Comparison(operand, Operator.GTE, this.parameters.add(span.before(now))),
				new FilterExpression.Comparison(operand, Operator.LTE, this.parameters.add(now)));
	}

	private FilterExpression comparison(Operand operand, @Nullable KeyForm form, Operator operator, Object value,
			String path) {
		UnaryOperator<Object> compare = (one) -> inCase(operand, graphValue(one, form, operator));
		Object compared = operator.takesList() ? list(value, path, "value").stream().map(compare).distinct().toList()
				: compare.apply(value);
		return new FilterExpression.Comparison(operand, operator, this.parameters.add(compared));
	}

	// Neo4j's toLower() converts in the same way.
	private static Object inCase(Operand operand, Object value) {
		return (operand instanceof Operand.Property property && property.lowerCase() && value instanceof String text)
				? text.toLowerCase(Locale.ROOT) : value;
	}

	private Object graphValue(Object value, @Nullable KeyForm form, Operator operator) {
		boolean wholeKey = operator == Operator.EQ || operator == Operator.NE || operator.takesList();
		if (form != null && wholeKey) {
			return KeyNormalizer.apply(form, value.toString(), this.limits.trackingParameters())
				.orElse(value.toString());
		}
		if (form != null && value instanceof String text) {
			return KeyNormalizer.part(form, text, operator == Operator.STARTS_WITH);
		}
		return (value instanceof Integer number) ? (Object) number.longValue() : value;
	}

	private List<?> list(Object value, String path, String what) {
		List<?> values = (List<?>) value;
		if (values.isEmpty()) {
			throw invalid(path, "is empty; pass at least one %s, or leave it out".formatted(what));
		}
		if (values.size() > this.limits.maxFilterValues()) {
			throw invalid(path, "has %d %ss, which is too many; pass at most %d (newsgraph.query.max-filter-values)"
				.formatted(values.size(), what, this.limits.maxFilterValues()));
		}
		if (values.contains(null)) {
			throw invalid(path, "contains null; remove it");
		}
		return values;
	}

	private void count(String path) {
		this.terms++;
		if (this.terms > this.limits.maxFilterTerms()) {
			throw invalid(path,
					"exceeds the maximum of %d conditions in a filter (newsgraph.query.max-filter-terms); remove some conditions"
						.formatted(this.limits.maxFilterTerms()));
		}
	}

	private RuntimeException invalid(String path, String message) {
		String problem = "'%s' %s".formatted(path, message);
		return (this.arguments != null) ? this.arguments.invalid(ARGUMENT, problem)
				: new IllegalArgumentException(problem);
	}

	private static SourcePlan.Relationship source(Source.ByRelationship source) {
		return new SourcePlan.Relationship(source.types(), source.outgoing(), source.sorted());
	}

}
