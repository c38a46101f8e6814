package dev.newsgraph.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.newsgraph.query.plan.FilterExpression.All;
import dev.newsgraph.query.plan.FilterExpression.Comparison;
import dev.newsgraph.query.plan.FilterExpression.Exists;
import dev.newsgraph.query.plan.FilterExpression.Operand;
import dev.newsgraph.query.plan.FilterExpression.Operator;
import dev.newsgraph.schema.NodeType;

/**
 * A condition of a filter that identifies few related objects. The filtered objects can
 * be read by starting from these related objects, for example the articles of one topic,
 * or the articles that list a given article.
 *
 * @param exists condition on the related objects
 * @param remaining all other conditions of the filter
 */
public record FilterAnchor(Exists exists, FilterExpression remaining) {

	/**
	 * Returns the anchor of a filter.
	 * @param filter filter to search for an anchor
	 * @param type type of the filtered objects
	 * @return the first suitable condition, or empty if there is none
	 */
	public static Optional<FilterAnchor> of(FilterExpression filter, NodeType type) {
		List<FilterExpression> terms = new ArrayList<>();
		flatten(filter, terms);
		return terms.stream()
			.filter((term) -> term instanceof Exists exists && names(exists, type))
			.findFirst()
			.map((term) -> new FilterAnchor((Exists) term,
					All.of(terms.stream().filter((other) -> other != term).toList())));
	}

	/**
	 * Returns whether no other condition of the filter is an equality. An equality could
	 * be answered by an index with fewer rows than the index of the order.
	 */
	public boolean hasNoOtherEquality() {
		List<FilterExpression> terms = new ArrayList<>();
		flatten(this.remaining, terms);
		return terms.stream()
			.noneMatch((term) -> term instanceof Comparison comparison && isEqual(comparison)
					&& !(comparison.operand() instanceof Operand.Property property && property.lowerCase()));
	}

	/**
	 * Returns the name of the parameter that holds the key of the related object, or
	 * empty if the condition is any other than that its key equals a value.
	 */
	public Optional<String> keyParameter() {
		return (this.exists.condition() instanceof Comparison comparison && comparison.operator() == Operator.EQ
				&& comparison.operand() instanceof Operand.Property property && !property.lowerCase()
				&& property.path().equals(this.exists.type().key())) ? Optional.of(comparison.parameter())
						: Optional.empty();
	}

	private static void flatten(FilterExpression filter, List<FilterExpression> terms) {
		if (filter instanceof All all) {
			all.terms().forEach((term) -> flatten(term, terms));
		}
		else {
			terms.add(filter);
		}
	}

	private static boolean names(Exists exists, NodeType type) {
		List<FilterExpression> terms = new ArrayList<>();
		flatten(exists.condition(), terms);
		return terms.stream()
			.anyMatch((term) -> term instanceof Comparison comparison && names(comparison, exists, type));
	}

	// Objects of another type that share a value are few. Among objects of the same type,
	// only the key is known to be rare.
	private static boolean names(Comparison comparison, Exists exists, NodeType type) {
		return isEqual(comparison) && comparison.operand() instanceof Operand.Property property && !property.lowerCase()
				&& (property.path().equals(exists.type().key()) || !exists.type().equals(type));
	}

	private static boolean isEqual(Comparison comparison) {
		return comparison.operator() == Operator.EQ || comparison.operator() == Operator.IN;
	}

}
