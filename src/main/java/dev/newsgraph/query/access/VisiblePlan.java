package dev.newsgraph.query.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Role;
import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.FilterExpression;
import dev.newsgraph.query.plan.FilterExpression.Exists;
import dev.newsgraph.query.plan.FilterExpression.Operand;
import dev.newsgraph.query.plan.FilterRule;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.SelectionPlan;
import dev.newsgraph.query.plan.SelectionPlan.Target;
import dev.newsgraph.query.plan.SortTerm;
import dev.newsgraph.query.plan.SourcePlan;
import dev.newsgraph.schema.NodeType;
import dev.newsgraph.schema.StatementTemplate.Placeholder;

/**
 * Adds the rules of a role to the plan of a root field: to the condition of each
 * connection, to each look-up by key, to each condition on related objects, and to each
 * count. A field with a statement is refused unless the statement has a place for the
 * rule of each type that it reads.
 */
final class VisiblePlan {

	private final CountedTypes counted;

	private final StatementTypes read;

	private final Map<String, FilterRule> rules;

	private final Role role;

	/**
	 * Creates the rewriting.
	 * @param counted the types of the objects at the end of relationships
	 * @param read the types of the objects that statements read
	 * @param rules filters by the name of the type
	 * @param role role that the filters are for
	 */
	VisiblePlan(CountedTypes counted, StatementTypes read, Map<String, FilterRule> rules, Role role) {
		this.counted = counted;
		this.read = read;
		this.rules = rules;
		this.role = role;
	}

	/**
	 * Returns the plan with the rules.
	 * @throws ForbiddenException if a field reads what the rules cannot be applied to
	 */
	PlannedField of(PlannedField field) {
		Map<String, Object> parameters = new HashMap<>(field.parameters());
		this.rules.values().forEach((rule) -> parameters.putAll(rule.parameters()));
		return new PlannedField(plan(field.plan()), parameters, field.copies());
	}

	private SelectionPlan plan(SelectionPlan plan) {
		return switch (plan) {
			case SelectionPlan.ByKey byKey -> new SelectionPlan.ByKey(byKey.type(), byKey.property(),
					byKey.keyParameter(), fields(byKey.fields()), byKey.named(), condition(byKey.type()));
			case SelectionPlan.ByKeys byKeys -> new SelectionPlan.ByKeys(byKeys.groups()
				.stream()
				.map((group) -> new SelectionPlan.ByKeys.Group(group.type(), group.keysParameter(),
						fields(group.fields()), condition(group.type())))
				.toList());
			case SelectionPlan.Standalone standalone -> new SelectionPlan.Standalone(field(standalone.field()));
			case SelectionPlan.Empty empty -> empty;
		};
	}

	private FilterExpression condition(@Nullable NodeType type) {
		FilterRule rule = (type != null) ? this.rules.get(type.name()) : null;
		return (rule != null) ? rule.condition() : FilterExpression.NONE;
	}

	// The rows of statements and columns meet the rules already.
	private FilterExpression condition(Target target, SourcePlan source) {
		return (source instanceof SourcePlan.Relationship) ? condition(target.node()) : FilterExpression.NONE;
	}

	private List<FieldPlan> fields(List<FieldPlan> fields) {
		return fields.stream().map(this::field).toList();
	}

	private FieldPlan field(FieldPlan field) {
		return switch (field) {
			case FieldPlan.Count count -> new FieldPlan.Count(count.key(), count.counted(), visible(count.counted()));
			case FieldPlan.Computed computed -> new FieldPlan.Computed(computed.key(), statement(computed.statement()));
			case FieldPlan.Members members -> new FieldPlan.Members(members.key(), members.column(),
					members.members()
						.stream()
						.map((member) -> new FieldPlan.Member(member.type(), target(member.target())))
						.toList());
			case FieldPlan.SingleObject single -> new FieldPlan.SingleObject(single.key(), target(single.target()),
					source(single.source()), single.required(), condition(single.target(), single.source()));
			case FieldPlan.ObjectList list -> new FieldPlan.ObjectList(list.key(), target(list.target()),
					source(list.source()), order(list.order()), condition(list.target(), list.source()));
			case FieldPlan.Connection connection -> connection(connection);
			case FieldPlan.Property property -> property;
			case FieldPlan.NodeKey key -> key;
			case FieldPlan.EdgeKey key -> key;
			case FieldPlan.RowKey key -> key;
			case FieldPlan.Highlights highlights -> highlights;
		};
	}

	private FieldPlan.Connection connection(FieldPlan.Connection connection) {
		return new FieldPlan.Connection(connection.key(), target(connection.target()), source(connection.source()),
				FilterExpression.All.both(filter(connection.filter()), condition(connection.target().node())),
				order(connection.order()), connection.page(), fields(connection.edgeFields()), connection.totalCount(),
				connection.aggregates(), connection.groups().stream().map(this::connection).toList());
	}

	private Target target(Target target) {
		return new Target(target.name(), target.node(), fields(target.fields()));
	}

	private List<SortTerm> order(List<SortTerm> order) {
		return order.stream()
			.map((term) -> (term.computed() instanceof SortTerm.SortValue.Count count)
					? new SortTerm(term.ofEdge(), term.path(), term.descending(), term.nullable(), term.unscored(),
							new SortTerm.SortValue.Count(count.counted(), visible(count.counted())))
					: term)
			.toList();
	}

	private SourcePlan source(SourcePlan source) {
		return (source instanceof SourcePlan.Statement statement) ? statement(statement) : source;
	}

	private SourcePlan.Statement statement(SourcePlan.Statement statement) {
		Map<Placeholder.Where, FilterExpression> conditions = new HashMap<>();
		statement.conditions().forEach((where, condition) -> {
			FilterRule rule = (where.type() != null) ? this.rules.get(where.type()) : null;
			conditions.put(where, (rule != null) ? rule.condition() : filter(condition));
		});
		Set<String> placed = conditions.keySet()
			.stream()
			.map(Placeholder.Where::type)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		boolean unknown = statement.types() == null && placed.isEmpty();
		Collection<String> types = (statement.types() != null) ? statement.types() : this.read.of(statement.field());
		for (String type : this.rules.keySet()) {
			if (unknown || types.contains(type) && !placed.contains(type)) {
				throw ForbiddenException.hidden(statement.field(), type, this.role);
			}
		}
		return new SourcePlan.Statement(statement.text(), statement.columns(), statement.shared(), statement.capped(),
				Map.copyOf(conditions), statement.capParameters(), statement.reads(), statement.sizeParameter(),
				statement.field(), statement.types());
	}

	private FilterExpression filter(FilterExpression filter) {
		return switch (filter) {
			case FilterExpression.All all -> new FilterExpression.All(all.terms().stream().map(this::filter).toList());
			case FilterExpression.Any any -> new FilterExpression.Any(any.terms().stream().map(this::filter).toList());
			case FilterExpression.Not not -> new FilterExpression.Not(filter(not.term()));
			case FilterExpression.Comparison comparison -> new FilterExpression.Comparison(
					operand(comparison.operand()), comparison.operator(), comparison.parameter());
			case FilterExpression.Missing missing ->
				new FilterExpression.Missing(operand(missing.operand()), missing.missing());
			case Exists exists -> new Exists(exists.source(), exists.type(),
					FilterExpression.All.both(filter(exists.condition()), condition(exists.type())));
			case FilterExpression.OfColumn column -> new FilterExpression.OfColumn(column.column(), column.type(),
					FilterExpression.All.both(filter(column.condition()), condition(column.type())));
		};
	}

	private Operand operand(Operand operand) {
		return switch (operand) {
			case Operand.Count count -> new Operand.Count(count.counted(), visible(count.counted()));
			case Operand.Property property -> property;
		};
	}

	private @Nullable Exists visible(SourcePlan.Relationship relationship) {
		NodeType type = this.counted.at(relationship);
		FilterExpression condition = condition(type);
		return (type == null || condition.equals(FilterExpression.NONE)) ? null
				: new Exists(relationship, type, condition);
	}

}
