package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Estimates the maximum number of values in the response of a planned field: each object
 * has one for each selected field without fields of its own. The selection is counted and
 * not the plan, because a response repeats a value that is read once under each of its
 * aliases, and contains values that are not read, such as {@code __typename}.
 */
final class ValueEstimator {

	private final QueryLimits limits;

	private final ReadSizes sizes;

	ValueEstimator(QueryLimits limits, ReadSizes sizes) {
		this.limits = limits;
		this.sizes = sizes;
	}

	long values(PlannedField field, SelectedField selected) {
		return PlanEstimator.product(root(field.plan(), selected), field.copies());
	}

	private long root(SelectionPlan plan, SelectedField selected) {
		return switch (plan) {
			case SelectionPlan.Empty empty -> 0;
			case SelectionPlan.ByKey byKey -> objects(1, byKey.fields(), selected.children());
			case SelectionPlan.ByKeys byKeys -> {
				long values = 0;
				for (SelectionPlan.ByKeys.Group group : byKeys.groups()) {
					values = PlanEstimator.sum(values, objects(this.sizes.keys(group), group.fields(),
							ofType(selected.children(), group.type().name())));
				}
				yield values;
			}
			case SelectionPlan.Standalone standalone -> field(1, standalone.field(), selected);
		};
	}

	private long objects(long number, List<FieldPlan> plans, List<SelectedField> selected) {
		Map<String, FieldPlan> byKey = plans.stream()
			.collect(Collectors.toMap(FieldPlan::key, Function.identity(), (first, second) -> first));
		long values = 0;
		for (SelectedField field : selected) {
			values = PlanEstimator.sum(values, field(number, byKey.get(field.key()), field));
		}
		return values;
	}

	private long field(long parents, @Nullable FieldPlan plan, SelectedField selected) {
		List<SelectedField> children = selected.children();
		return switch (plan) {
			case FieldPlan.SingleObject single -> objects(parents, single.target().fields(), children);
			case FieldPlan.ObjectList list -> objects(PlanEstimator.product(parents, this.sizes.list(list.source())),
					list.target().fields(), children);
			case FieldPlan.Members members -> members(parents, members, children);
			case FieldPlan.Highlights highlights -> leaves(
					PlanEstimator.product(parents, highlights.properties().size() * (1L + this.limits.assumedList())),
					selected);
			case FieldPlan.Connection connection -> connection(parents, connection, children);
			case null, default -> leaves(parents, selected);
		};
	}

	// Each row has one type, so the type that returns the most values is an upper bound.
	private long members(long parents, FieldPlan.Members members, List<SelectedField> selected) {
		long number = PlanEstimator.product(parents, this.limits.assumedList());
		return members.members()
			.stream()
			.mapToLong((member) -> objects(number, member.target().fields(), ofType(selected, member.type())))
			.max()
			.orElse(0);
	}

	private long connection(long parents, FieldPlan.Connection connection, List<SelectedField> selected) {
		long values = 0;
		for (SelectedField part : selected) {
			values = PlanEstimator.sum(values, switch (part.name()) {
				case "edges" -> edges(size(parents, connection), connection, part);
				case "nodes" -> objects(size(parents, connection), connection.target().fields(), part.children());
				default -> part(parents, connection, part);
			});
		}
		return values;
	}

	private long size(long parents, FieldPlan.Connection connection) {
		Page page = connection.page();
		return (page != null) ? PlanEstimator.product(parents, this.sizes.number(page.sizeParameter())) : 0;
	}

	private long edges(long number, FieldPlan.Connection connection, SelectedField edges) {
		long values = 0;
		for (SelectedField field : edges.children()) {
			values = PlanEstimator.sum(values,
					field.name().equals("node") ? objects(number, connection.target().fields(), field.children())
							: objects(number, connection.edgeFields(), List.of(field)));
		}
		return values;
	}

	private long part(long parents, FieldPlan.Connection connection, SelectedField part) {
		for (FieldPlan.Connection groups : connection.groups()) {
			if (groups.key().equals(part.key())) {
				return connection(parents, groups, part.children());
			}
		}
		return leaves(parents, part);
	}

	private static List<SelectedField> ofType(List<SelectedField> selected, String type) {
		return selected.stream().filter((field) -> field.typeNames().contains(type)).toList();
	}

	private static long leaves(long number, SelectedField field) {
		if (field.children().isEmpty()) {
			return number;
		}
		return field.children().stream().mapToLong((child) -> leaves(number, child)).reduce(0, PlanEstimator::sum);
	}

}
