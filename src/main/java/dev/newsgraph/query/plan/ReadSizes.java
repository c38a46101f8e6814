package dev.newsgraph.query.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.FilterExpression.Operand;
import dev.newsgraph.schema.NodeType;
import dev.newsgraph.schema.ReadTerm;

/** Estimates how many rows are read from a source, for one object that has the field. */
final class ReadSizes {

	private final QueryLimits limits;

	private final GraphCounts counts;

	private final Map<String, Object> parameters;

	ReadSizes(QueryLimits limits, GraphCounts counts, Map<String, Object> parameters) {
		this.limits = limits;
		this.counts = counts;
		this.parameters = parameters;
	}

	/**
	 * Returns the number of objects of a connection that its filter looks at, or that it
	 * sorts.
	 * @param connection connection to read
	 * @param owner type of the object that has the field; null for a root field or a row
	 */
	long objects(FieldPlan.Connection connection, @Nullable NodeType owner) {
		NodeType type = connection.target().node();
		return switch (connection.source()) {
			case SourcePlan.AllNodes all -> Optional.ofNullable(type)
				.flatMap((node) -> FilterAnchor.of(connection.filter(), node))
				.map(this::anchored)
				.map((size) -> (type != null) ? Math.min(size, nodes(type)) : size)
				.orElseGet(() -> (type != null) ? nodes(type) : this.limits.assumedSet());
			case SourcePlan.Relationship relationship -> degree(relationship, owner);
			case SourcePlan.Statement statement -> statement.capParameters()
				.stream()
				.mapToLong(this::number)
				.min()
				.orElseGet(() -> statement.reads().isEmpty() ? this.limits.assumedSet() : reads(statement));
			default -> this.limits.assumedList();
		};
	}

	/** Returns the number of relationships of an object, on average. */
	long degree(SourcePlan.Relationship source, @Nullable NodeType owner) {
		return (owner != null && this.counts.isKnown()) ? this.counts.degree(source.types(), owner.label())
				: this.limits.assumedList();
	}

	/** Returns the number of objects of a list without a page. */
	long list(SourcePlan source) {
		if (!(source instanceof SourcePlan.Statement statement)) {
			return this.limits.assumedList();
		}
		if (this.parameters.get(statement.sizeParameter()) instanceof Number size) {
			return size.longValue();
		}
		return statement.capParameters().stream().mapToLong(this::number).min().orElse(this.limits.assumedList());
	}

	/** Returns the number of objects of one type that are looked up by their keys. */
	long keys(SelectionPlan.ByKeys.Group group) {
		return (this.parameters.get(group.keysParameter()) instanceof Collection<?> keys) ? keys.size() : 0;
	}

	/** Returns the number of rows that a statement without a cap reads. */
	long reads(SourcePlan.Statement statement) {
		return statement.reads().stream().mapToLong(this::term).sum();
	}

	/**
	 * Returns the number of rows that are read to test one object against a filter.
	 * @param type type of the object, or null for a row
	 */
	long ofFilter(FilterExpression filter, @Nullable NodeType type) {
		return switch (filter) {
			case FilterExpression.All all -> sum(all.terms(), type);
			case FilterExpression.Any any -> sum(any.terms(), type);
			case FilterExpression.Not not -> ofFilter(not.term(), type);
			case FilterExpression.Comparison comparison -> switch (comparison.operand()) {
				case Operand.Count count -> 1;
				case Operand.Property property -> property.weight();
			};
			case FilterExpression.Missing missing -> 0;
			case FilterExpression.Exists exists ->
				PlanEstimator.product(degree(exists.source(), type), 1 + ofFilter(exists.condition(), exists.type()));
			case FilterExpression.OfColumn column -> ofFilter(column.condition(), column.type());
		};
	}

	private long sum(List<FilterExpression> terms, @Nullable NodeType type) {
		return terms.stream().mapToLong((term) -> ofFilter(term, type)).reduce(0, PlanEstimator::sum);
	}

	private long nodes(NodeType type) {
		return this.counts.isKnown() ? this.counts.nodes(type.label()) : this.limits.assumedSet();
	}

	// The relationships are followed from the other end.
	private long anchored(FilterAnchor anchor) {
		FilterExpression.Exists exists = anchor.exists();
		return PlanEstimator.product(keys(exists.condition()), degree(exists.source(), exists.type()));
	}

	private long keys(FilterExpression condition) {
		return switch (condition) {
			case FilterExpression.All all -> all.terms().stream().mapToLong(this::keys).max().orElse(1);
			case FilterExpression.Comparison comparison ->
				(this.parameters.get(comparison.parameter()) instanceof Collection<?> values) ? values.size() : 1;
			default -> 1;
		};
	}

	private long term(ReadTerm term) {
		if (!this.counts.isKnown()) {
			return this.limits.assumedSet();
		}
		return switch (term) {
			case ReadTerm.Nodes nodes -> this.counts.nodes(nodes.label());
			case ReadTerm.Relationships relationships -> this.counts.relationships(List.of(relationships.type()));
			case ReadTerm.Degree degree -> this.counts.degree(List.of(degree.type()), degree.label());
		};
	}

	/** Returns the value of a parameter that holds a number. */
	long number(String parameter) {
		return (this.parameters.get(parameter) instanceof Number number) ? number.longValue() : 0;
	}

}
