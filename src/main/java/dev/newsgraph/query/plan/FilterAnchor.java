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
 * A demand that names few objects, from which those that are looked for can be reached:
 * the articles of one topic, or those that list one article.
 *
 * @param exists the demand
 * @param rest what is demanded beside it
 */
public record FilterAnchor(Exists exists, FilterExpression remaining) {

	/**
	 * The anchor of a filter, if it has one.
	 * @param filter what is demanded
	 * @param type the type of what is looked for
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
	 * Whether nothing beside the demand is an equality, by which an index would find less
	 * than the order has to go through.
	 */
	public boolean hasNoOtherEquality() {
		List<FilterExpression> terms = new ArrayList<>();
		flatten(this.remaining, terms);
		return terms.stream().noneMatch((term) -> term instanceof Comparison comparison && isEqual(comparison));
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

	// Of another type there are few objects with the same value, of the same type only
	// the
	// key is sure to be rare.
	private static boolean names(Comparison comparison, Exists exists, NodeType type) {
		return isEqual(comparison) && comparison.operand() instanceof Operand.Property property
				&& (property.path().equals(exists.type().key()) || !exists.type().equals(type));
	}

	private static boolean isEqual(Comparison comparison) {
		return comparison.operator() == Operator.EQ || comparison.operator() == Operator.IN;
	}

}
