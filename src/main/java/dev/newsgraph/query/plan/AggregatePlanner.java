package dev.newsgraph.query.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.AggregatePlan.Group;
import dev.newsgraph.query.plan.AggregatePlan.Measure;
import dev.newsgraph.query.plan.AggregatePlan.Value;
import dev.newsgraph.query.plan.SelectionPlan.Target;
import dev.newsgraph.query.plan.SourcePlan.Groups;
import dev.newsgraph.schema.AggregateMapping;
import dev.newsgraph.schema.AggregateMapping.Grouping;
import dev.newsgraph.schema.AggregateMapping.Member;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.NodeType;

/** Plans the aggregates that an operation selects of a connection. */
final class AggregatePlanner {

	private final GraphModel model;

	private final Parameters parameters;

	private final BiFunction<NodeType, SelectedField, Target> targets;

	private final List<AggregatePlan> aggregates = new ArrayList<>();

	private final List<FieldPlan.Connection> groups = new ArrayList<>();

	/**
	 * Creates a planner for one root field.
	 * @param model model of the schema
	 * @param parameters collects the parameter values of the statement
	 * @param targets plans the fields of a related object
	 */
	AggregatePlanner(GraphModel model, Parameters parameters, BiFunction<NodeType, SelectedField, Target> targets) {
		this.model = model;
		this.parameters = parameters;
		this.targets = targets;
	}

	/**
	 * Plans all aggregates and groups that a connection selects.
	 * @param mappings mappings by field name
	 * @param connection selection of the connection
	 * @param limits limits that apply
	 * @param arguments returns the arguments of a field
	 */
	void plan(Map<String, AggregateMapping> mappings, SelectedField connection, QueryLimits limits,
			Function<SelectedField, FieldArguments> arguments) {
		for (SelectedField field : connection.children()) {
			AggregateMapping mapping = mappings.get(field.name());
			if (mapping != null && mapping.grouped()) {
				FieldArguments grouping = arguments.apply(field);
				ArgumentValidator.check(mapping.rules(), limits, grouping);
				this.groups.add(groups(mapping, grouping, limits));
			}
			else if (mapping != null) {
				this.aggregates.add(plan(mapping, field));
			}
		}
	}

	List<AggregatePlan> aggregates() {
		return List.copyOf(this.aggregates);
	}

	List<FieldPlan.Connection> groups() {
		return List.copyOf(this.groups);
	}

	private AggregatePlan plan(AggregateMapping mapping, SelectedField field) {
		Map<String, Value> values = new LinkedHashMap<>();
		for (SelectedField selected : field.children()) {
			Member member = mapping.members().get(selected.name());
			if (member instanceof Member.PropertyMeasures measured) {
				values.put(selected.key(), measures(measured, selected));
			}
			else if (member != null) {
				values.put(selected.key(), new Value.Count());
			}
		}
		return new AggregatePlan(field.key(), values.entrySet().stream().map(AggregatePlan::entry).toList());
	}

	private FieldPlan.Connection groups(AggregateMapping mapping, FieldArguments arguments, QueryLimits limits) {
		String criterion = String.valueOf(arguments.get("by"));
		Group group = group(mapping.groupings().get(criterion));
		ConnectionSelection selection = ConnectionSelection.of(arguments.field());
		List<Value.PropertyMeasures> measures = new ArrayList<>();
		List<FieldPlan> fields = new ArrayList<>();
		for (SelectedField selected : selection.nodeFields()) {
			Member member = mapping.members().get(selected.name());
			if (member != null) {
				fields.add(field(member, selected, group, criterion, measures));
			}
		}
		// The key makes the order complete, and keeps the cursors of other criteria
		// apart.
		List<SortTerm> order = List.of(
				new SortTerm(false, (group instanceof Group.ByPeriod) ? Groups.START : Groups.COUNT, true),
				new SortTerm(false, criterion, false));
		Page page = new PageArguments(limits, this.parameters).page(arguments, order, selection, mapping.sizes());
		return new FieldPlan.Connection(arguments.field().key(), new Target(mapping.name(), null, List.copyOf(fields)),
				new Groups(group, criterion, List.copyOf(measures)), FilterExpression.NONE, order, page, List.of(),
				selection.totalCount(), List.of(), List.of());
	}

	private Group group(@Nullable Grouping grouping) {
		return switch (grouping) {
			case Grouping.ByProperty property -> new Group.ByProperty(property.property());
			case Grouping.ByPeriod period -> new Group.ByPeriod(period.property(), period.unit());
			case Grouping.ByRelated related ->
				new Group.ByRelated(new SourcePlan.Relationship(related.source().types(), related.source().outgoing()),
						this.model.nodeType(related.type()));
			case null -> throw new IllegalStateException("Each value of the enum has a grouping");
		};
	}

	private FieldPlan field(Member member, SelectedField field, Group group, String criterion,
			List<Value.PropertyMeasures> measures) {
		return switch (member) {
			case Member.Count count -> column(field, Groups.COUNT);
			case Member.Key key -> column(field, criterion);
			case Member.Start start -> column(field, Groups.START);
			case Member.PropertyMeasures measured -> {
				measures.add(measures(measured, field));
				yield column(field, Groups.MEASURES + (measures.size() - 1));
			}
			case Member.GroupedObject object when group instanceof Group.ByRelated related
					&& related.type().name().equals(object.type()) ->
				new FieldPlan.SingleObject(field.key(), this.targets.apply(related.type(), field),
						new SourcePlan.Column(Groups.VALUE), true);
			case Member.GroupedObject object -> column(field, Groups.ABSENT);
		};
	}

	private static FieldPlan column(SelectedField field, String column) {
		return new FieldPlan.Property(field.key(), column, false, false);
	}

	private static Value.PropertyMeasures measures(Member.PropertyMeasures measured, SelectedField field) {
		return new Value.PropertyMeasures(measured.property(), measured.ignored(), measures(field));
	}

	private static List<AggregatePlan.NamedMeasure> measures(SelectedField field) {
		return field.children()
			.stream()
			.filter((child) -> !child.isMeta())
			.map((child) -> new AggregatePlan.NamedMeasure(child.key(),
					Measure.valueOf(child.name().toUpperCase(Locale.ROOT))))
			.toList();
	}

}
